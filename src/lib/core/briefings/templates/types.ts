import type { ChartKey, FigureKey, Both } from '../../figures/types.ts';
import type { MeasuredPlan, Scope } from '../../model/types.ts';
import type { Overlay, Slide } from '../types.ts';

/** A slide of a template: texts in both languages, and the view by what it shows. */
export interface SlideDraft {
	kind?: Slide['kind'];
	/** Topic in a word or two; default: none, the part of the city is enough. */
	topic?: Both;
	/** The conclusion, with its figure. */
	title: Both;
	/** Rows of the layer panel that are on. */
	layers: readonly string[];
	/** The part of the city that the map fits and the figures describe; default: the whole city. */
	scope?: Scope;
	/** Default: the plan's. */
	speedMps?: number;
	figure?: FigureKey;
	sentence: Both;
	chart?: ChartKey;
	overlay?: Overlay;
	notes?: Both;
}

/** A briefing template; cover and closing slide are added by {@link frameBriefing}. */
export interface Template {
	name: Both;
	/** One-line description. */
	what: Both;
	slides: (plan: MeasuredPlan) => SlideDraft[];
}
