import type { ChartKey, FigureKey, Both } from '../../figures/types.ts';
import type { MeasuredPlan, Scope } from '../../model/types.ts';
import type { Overlay, Slide } from '../types.ts';

/** A slide of a template: texts in both languages, and the view by what it shows. */
export interface SlideDraft {
	kind?: Slide['kind'];
	/** What it is about, in a word or two; left out: the part of the city says it. */
	topic?: Both;
	/** The conclusion, with its figure. */
	title: Both;
	/** Rows of the layer panel that are on. */
	layers: readonly string[];
	/** The part of the city that the map goes to and the figures are of; default: the city. */
	scope?: Scope;
	/** Default: the plan's. */
	speedMps?: number;
	figure?: FigureKey;
	sentence: Both;
	chart?: ChartKey;
	overlay?: Overlay;
	notes?: Both;
}

/** A briefing to begin with; its cover and its closing slide are added to it. */
export interface Template {
	name: Both;
	/** What it tells, in one line. */
	what: Both;
	slides: (plan: MeasuredPlan) => SlideDraft[];
}
