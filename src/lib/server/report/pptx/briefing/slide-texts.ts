import { Format } from '#lib/core/figures/format.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { sayTrial } from '#lib/core/report/say-trial.ts';
import { oneLine, sayAsOf } from '../deck/slide-frame.ts';
import { splitNumber } from '../deck/split-number.ts';
import { DECK_WORDS } from '../deck/words.ts';
import type { SlotRun, SlotValues } from '../slide/fill-pattern.ts';
import { BRIEFING_WORDS } from './briefing-words.ts';
import type { BriefingDeck, TellingSlide } from './types.ts';

/** Further edits are listed in the notes. */
const MOST_CHANGES = 2;

/**
 * Texts of a slide by slot, without its frame; missing slots are empty. Used both for writing and for refreshing a deck.
 *
 * @param hasMark whether the slide has its own place for the mark of illustrative data
 */
export function writeSlideTexts(
	deck: BriefingDeck,
	slide: TellingSlide,
	{ hasMark }: { hasMark: boolean }
): SlotValues['texts'] {
	const { facts } = deck;
	const words = DECK_WORDS[facts.lang];
	const asOf = sayAsOf(facts);
	const { number, sentence } = slide;
	if (slide.slide.kind === 'cover') {
		const subtitle = deck.subtitle || sentence;
		return {
			title: oneLine(slide.title),
			subtitle: subtitle === '' ? [] : paragraphs(subtitle),
			section: oneLine(deck.cityName),
			asof: oneLine(facts.isIllustrative && !hasMark ? `${asOf} · ${words.illustrative}` : asOf)
		};
	}
	const was = number?.before == null ? '' : BRIEFING_WORDS[facts.lang].before(number.before);
	return {
		title: oneLine(slide.title),
		section: slide.slide.kind === 'closing' ? [] : oneLine(sayPart(deck, slide)),
		asof: oneLine(asOf),
		number: number ? [splitNumber(number.text)] : [],
		label: number ? oneLine(number.name + was) : [],
		sentence: sentence === '' ? [] : paragraphs(sentence)
	};
}

/** Text of the closing slide: sentence, dates, fingerprint, attribution. */
export function writeClosing({ facts }: BriefingDeck, { sentence }: TellingSlide): string[] {
	const words = DECK_WORDS[facts.lang];
	const format = new Format(facts.lang);
	const [date, dataDate] = [format.date(facts.asOf), format.date(facts.dataAsOf)];
	const { dataHash: hash, attribution } = facts;
	const told = words.closing({ date, dataDate, hash, attribution, live: liveUrl(facts, '') });
	return [...sentence.split('\n'), ...(facts.isIllustrative ? [words.illustrativeWhy] : []), ...told].filter(
		(line) => line.trim() !== ''
	);
}

/** The part of the city, preceded by the what-if mark and its edits on a what-if slide. */
function sayPart({ facts: { lang } }: BriefingDeck, { about, changes }: TellingSlide): string {
	if (changes.length === 0) return about;
	const mark = sayTrial({ lang, trial: { name: '', changes: [...changes] } });
	const told = BRIEFING_WORDS[lang].changes(changes.slice(0, MOST_CHANGES), changes.length);
	return lang === 'zh' ? `${mark}：${told} · ${about}` : `${mark}: ${told} · ${about}`;
}

const paragraphs = (text: string): SlotRun[][] => text.split('\n').map((line) => [{ text: line }]);
