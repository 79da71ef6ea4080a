import type { Slide } from '#lib/core/briefings/types.ts';
import type { Chart } from '#lib/core/figures/types.ts';
import type { DeckFacts } from '../deck/slide-frame.ts';

/** A slide of a briefing with its figures, before drawing. */
export interface TellingSlide {
	/** Its source, stored in the deck for later refreshes. */
	slide: Slide;
	title: string;
	/** The part of the city it is about. */
	about: string;
	/** The large figure; `before`: its value without what-if edits, if there are any. */
	number: { text: string; name: string; before: string | null } | null;
	/** '': none. */
	sentence: string;
	chart: Chart | null;
	/** Alternative text of the map. */
	mapInWords: string;
	/** Each what-if edit in words; empty without edits. */
	changes: readonly string[];
	/** Faults of the slide, as sentences. */
	faults: readonly string[];
	/** Speaker notes, by paragraph. */
	notes: readonly string[];
}

/** A briefing with its figures, in one language, before it is written as a deck. */
export interface BriefingDeck {
	facts: DeckFacts;
	title: string;
	/** Second line of the cover; '': none. */
	subtitle: string;
	/** The city and its programme. */
	cityName: string;
	slides: readonly TellingSlide[];
}

/** Size of a map on its slide. */
export interface MapRoom {
	widthPt: number;
	heightPt: number;
}

/** A map as SVG. */
export interface SlideMap {
	/** The SVG document. */
	svg: string;
	widthPx: number;
	heightPx: number;
}

/** Renders the maps of slides. */
export interface MapDrawer {
	/** Draws the map for a size. */
	draw(slide: TellingSlide, room: MapRoom): Promise<SlideMap>;
	/** Rasterizes it; `null` if no browser is available. */
	paint(map: SlideMap): Promise<Uint8Array | null>;
}
