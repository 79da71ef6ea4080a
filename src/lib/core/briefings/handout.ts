import type { CityMeta } from '../city/types.ts';
import type { Slide } from './types.ts';

/** A slide as a handout tells it. */
export interface HandoutSlide {
	/** Counted from 1. */
	at: number;
	kind: Slide['kind'];
	title: string;
	about: string;
	number: { text: string; name: string } | null;
	sentence: string;
	/** SVG. */
	chart: string | null;
	mapInWords: string[];
	notes: string;
	faults: string[];
	/** What is tried on it; empty: it shows the plan in force. */
	changes: string[];
	/** The number in the plan in force, where something is tried. */
	before: string | null;
}

/** Everything that a handout says; its maps are pictures of their own. */
export interface Handout {
	meta: CityMeta;
	isIllustrative: boolean;
	/** The first digits of the data's SHA-256. */
	dataHash: string;
	/** Of the plan; `null`: it is not of a plan with revisions. */
	revision: number | null;
	slides: HandoutSlide[];
}
