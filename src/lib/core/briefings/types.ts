import { CHART_KEYS, FIGURE_KEYS, type ChartKey, type FigureKey } from '../figures/types.ts';

export { CHART_KEYS, FIGURE_KEYS };

/** Planning results on a slide's map, recomputed from the plan whenever it is shown. */
export const OVERLAYS = ['packages', 'siting'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** One page of a briefing: a live view of the map, one number, one sentence, perhaps a chart. */
export interface Slide {
	kind: 'cover' | 'map' | 'closing';
	/** The conclusion in one line; `{figure-key}` as in `sentence`. */
	title: string;
	/** Topic in a word or two, above the title; '' or missing: only the part of the city is named. */
	topic?: string;
	/** The view, in the query syntax of the workbench; the presenter's language and theme override it. */
	query: string;
	/** The figure shown large, for the part of the city that the view selects; `null`: none. */
	figure: FigureKey | null;
	/** `{figure-key}` is replaced by the current value of the figure when the slide is shown. */
	sentence: string;
	chart: ChartKey | null;
	overlay: Overlay | null;
	/** Speaker notes; `{figure-key}` as in `sentence`. */
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
