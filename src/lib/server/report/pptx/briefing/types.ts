import type { Slide } from '#lib/core/briefings/types.ts';
import type { Chart } from '#lib/core/figures/types.ts';
import type { DeckFacts } from '../deck/slide-frame.ts';

/** A slide of a briefing with its numbers, before it is drawn. */
export interface TellingSlide {
	/** What it is made from; a later deck is refreshed from the same. */
	slide: Slide;
	title: string;
	/** The part of the city that it is of. */
	about: string;
	/** The one number; `before` is that of the plan in force, where something is tried. */
	number: { text: string; name: string; before: string | null } | null;
	/** '' without one. */
	sentence: string;
	chart: Chart | null;
	/** What its map shows, for those who do not see it. */
	mapInWords: string;
	/** Each change that is tried, in words; empty of the plan in force. */
	changes: readonly string[];
	/** What is wrong with it, for people. */
	faults: readonly string[];
	/** For the speaker, paragraphs. */
	notes: readonly string[];
}

/** A briefing with its numbers, in one language, before it is a deck. */
export interface BriefingDeck {
	facts: DeckFacts;
	title: string;
	/** Second line of the cover; '' without one. */
	subtitle: string;
	/** The city and its programme. */
	cityName: string;
	slides: readonly TellingSlide[];
}

/** The room of a map on its slide. */
export interface MapRoom {
	widthPt: number;
	heightPt: number;
}

/** A map as a drawing. */
export interface SlideMap {
	/** A whole document. */
	svg: string;
	widthPx: number;
	heightPx: number;
}

/** Draws the maps of slides. */
export interface MapDrawer {
	/** In the shape of its room. */
	draw(slide: TellingSlide, room: MapRoom): Promise<SlideMap>;
	/** The same in pixels; `null` where nothing here can paint. */
	paint(map: SlideMap): Promise<Uint8Array | null>;
}
