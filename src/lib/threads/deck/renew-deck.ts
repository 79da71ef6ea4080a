import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { openDeck } from '#lib/server/report/pptx/briefing/open-deck.ts';
import { refreshDeck } from '#lib/server/report/pptx/briefing/refresh-deck.ts';
import { describeRefresh } from '#lib/server/report/pptx/briefing/refresh-report.ts';
import type { MadeDeck } from './make-deck.ts';
import { SlideMapDrawer } from './map-drawer.ts';
import { tellBriefing } from './tell-briefing.ts';

/** A deck that was refreshed. */
export interface RenewedDeck extends MadeDeck {
	/** What was updated, kept and left out, for people, one line each. */
	report: string[];
	lang: 'zh' | 'en';
}

/**
 * A deck that was made of a briefing earlier, with the figures of now; what a person changed is kept. It stays in its
 * language.
 *
 * @param baseUrl address that live views start with
 * @throws TemplateError if it is no such deck, or one of another city
 */
export async function renewDeck(
	bytes: Uint8Array,
	city: LoadedCity,
	{ baseUrl }: { baseUrl: string }
): Promise<RenewedDeck> {
	const opened = openDeck(bytes, city.model.meta.id);
	const { title, subtitle, lang, slides } = opened.manifest;
	const briefing = { title, subtitle, slides: [...slides.values()].map(({ slide }) => slide) };
	const deck = await tellBriefing(briefing, city, { lang, baseUrl });
	const drawer = new SlideMapDrawer(city, lang);
	const { bytes: fresh, report } = await refreshDeck(opened, deck, drawer);
	return { bytes: fresh, warnings: [...drawer.warnings], report: describeRefresh(report, lang), lang };
}
