import type { LegendRow } from '../legend/list-legend.ts';
import type { MapFrame } from '../map-frame.ts';
import type { Palette } from '../palette.ts';
import type { DrawnPart } from '../svg/draw-legend.ts';
import type { Lang } from '../view-query.ts';
import type { PageLayout } from './lay-out-page.ts';

/** A map as it is to be printed. */
export interface PrintPage {
	layout: PageLayout;
	/** 1 : n. */
	scale: number;
	lang: Lang;
	palette: Palette;
	title: string;
	/** What part of the city it shows; '' for the whole. */
	subtitle: string;
	/** What is to be seen, for those who do not see it. */
	description: string;
	/** The map's drawing, CSS pixels, for a frame that fills the layout's map at this scale. */
	map: string;
	frame: MapFrame;
	/** The large mark of a map of what is only tried; it stands in the map's upper left corner, CSS pixels. */
	trialMark: DrawnPart | null;
	legend: readonly LegendRow[];
	speedMps: number;
	/** ISO dates: of the data, and the one that the page is made for. */
	dataDate: string;
	asOf: string | null;
	/** Of the plan; `null`: it is not of a plan with revisions. */
	revision: number | null;
	attribution: string;
	/** 审图号; '' leaves its slot open. */
	review: string;
	isInternal: boolean;
	isIllustrative: boolean;
	/** Whether administrative boundaries are drawn. */
	hasBoundaries: boolean;
}

/** What stands beside the map in small type. */
export interface PageNotes {
	asOf: string[];
	method: string[];
	review: string;
	warnings: string[];
}
