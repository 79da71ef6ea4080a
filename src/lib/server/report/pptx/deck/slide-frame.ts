import { Format } from '#lib/core/figures/format.ts';
import { hashMark } from '#lib/core/report/say-marks.ts';
import type { ReportDocument } from '#lib/core/report/types.ts';
import type { SlotRun } from '../slide/fill-pattern.ts';
import { DECK_WORDS } from './words.ts';

/** What slides say of what they are made from. */
export type DeckFacts = Pick<
	ReportDocument,
	| 'cityId'
	| 'lang'
	| 'asOf'
	| 'dataAsOf'
	| 'revision'
	| 'dataHash'
	| 'attribution'
	| 'isIllustrative'
	| 'baseUrl'
>;

/** Reference date of a deck, and that of its data if they differ. */
export function sayAsOf({ lang, asOf, dataAsOf }: Pick<DeckFacts, 'lang' | 'asOf' | 'dataAsOf'>): string {
	const format = new Format(lang);
	const words = DECK_WORDS[lang];
	const date = format.date(asOf);
	return asOf === dataAsOf ? words.dataAsOf(date) : words.asOf(date, format.date(dataAsOf));
}

/**
 * The foot of a slide: 示意数据 · date · revision · fingerprint · who is to be named · link, and the page where the slide does not
 * number itself.
 *
 * @param hasDate whether the date is to stand here: the slide has no other place for it
 * @param linkId relationship of the live view's address
 */
export function writeSource(
	facts: DeckFacts,
	{ hasDate, hasNumber, linkId }: { hasDate: boolean; hasNumber: boolean; linkId: string }
): SlotRun[] {
	const words = DECK_WORDS[facts.lang];
	const parts = [
		...(facts.isIllustrative ? [words.illustrative] : []),
		...(hasDate ? [sayAsOf(facts)] : []),
		...(facts.revision === null ? [] : [words.revision(facts.revision)]),
		words.hash(hashMark(facts)),
		...(facts.attribution === '' ? [] : [facts.attribution])
	];
	const number: SlotRun[] = hasNumber ? [{ text: ' · ' }, PAGE_NUMBER] : [];
	return [{ text: `${parts.join(' · ')} · ` }, { text: words.liveView, linkId }, ...number];
}

export const PAGE_NUMBER: SlotRun = { text: '‹#›', isPageNumber: true };

/** A text as the only paragraph of its slot. */
export const oneLine = (text: string): SlotRun[][] => [[{ text }]];
