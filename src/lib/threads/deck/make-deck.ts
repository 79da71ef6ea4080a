import type { SlotMap } from '#lib/core/deck/types.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { writeBriefingDeck } from '#lib/server/report/pptx/briefing/write-briefing-deck.ts';
import { SlideMapDrawer } from './map-drawer.ts';
import { tellBriefing } from './tell-briefing.ts';

/** How a deck is made of a briefing. */
export interface DeckWish {
	/** Default: the briefing's own. */
	lang?: 'zh' | 'en' | undefined;
	/** Address that live views start with. */
	baseUrl: string;
	/** A PPTX of one's own that the deck is laid on. */
	template?: Uint8Array | undefined;
	/** What comes where on it, if it names no slots; default: as is likeliest. */
	slots?: SlotMap | undefined;
}

export interface MadeDeck {
	bytes: Uint8Array;
	/** For people, one line each. */
	warnings: string[];
}

/**
 * A briefing as a PPTX, with the figures of now. The same city, briefing and wish give the same bytes.
 *
 * @throws TemplateError if the template cannot be used
 */
export async function makeDeck(
	briefing: BriefingDocument,
	city: LoadedCity,
	{ lang = briefing.lang, baseUrl, template, slots }: DeckWish
): Promise<MadeDeck> {
	const deck = await tellBriefing(briefing, city, { lang, baseUrl });
	const drawer = new SlideMapDrawer(city, lang);
	const bytes = await writeBriefingDeck(deck, drawer, { template, slots });
	return { bytes, warnings: [...drawer.warnings] };
}
