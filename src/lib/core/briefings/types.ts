import { CHART_KEYS, FIGURE_KEYS, type ChartKey, type FigureKey } from '../figures/types.ts';

export { CHART_KEYS, FIGURE_KEYS };

/** What the planner puts on a slide's map, made anew from the plan when it is shown. */
export const OVERLAYS = ['packages', 'siting'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** One page of a briefing: a live view of the map, one number, one sentence, perhaps a chart. */
export interface Slide {
	kind: 'cover' | 'map' | 'closing';
	/** The conclusion in one line. As in a sentence, `{figure-key}` is the figure as it is when it is shown. */
	title: string;
	/** What it is about, in a word or two, above the title; '' or left out: the part of the city alone. */
	topic?: string;
	/** The view, as after the `?` of the workbench; language and theme of the presenter come over it. */
	query: string;
	/** The one number, of the part of the city that the view selects; `null`: none. */
	figure: FigureKey | null;
	/** May hold `{figure-key}`: the figure as it is when it is shown. */
	sentence: string;
	chart: ChartKey | null;
	overlay: Overlay | null;
	/** For the speaker alone; figures stand in them as in the sentence, so that both say the same. */
	notes: string;
}

/** 汇报: what a planner prepares for a review meeting. Plain JSON. */
export interface BriefingDocument {
	format: 1;
	title: string;
	/** Who presents, to whom: the second line of the cover. */
	subtitle: string;
	lang: 'zh' | 'en';
	slides: Slide[];
}

export const SLIDES_MAX = 60;
