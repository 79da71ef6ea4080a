import { SANS } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { breakLines } from '#lib/core/text/break-lines.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { splitWords } from '#lib/core/text/split-words.ts';
import { fontFamily, type DrawnPart } from './draw-legend.ts';
import { measureText } from './measure-text.ts';
import { formatAttributes, formatNumber } from './xml.ts';

const WORDS: Record<Lang, { mark: string; meaning: string }> = {
	zh: { mark: '推演', meaning: '非现行方案' },
	en: { mark: 'What-if', meaning: 'not the plan in force' }
};
const MARK_PX = 28;
const MEANING_PX = 12;
const PAD_PX = 10;
const TOLD_PX = 12.5;
const TOLD_LINE_PX = 18;
/** Letters in bold are so much wider than measured. */
const BOLD = 1.08;

/**
 * 推演: the large mark of a map that shows what is only tried, and what is tried, before → after.
 *
 * @param options.told lines below the mark, see `tellTrial`; each is broken where it is too wide
 * @param options.widestPx no wider than this with its lines
 */
export function drawTrialMark({
	palette,
	lang,
	told = [],
	widestPx = 300
}: {
	palette: Palette;
	lang: Lang;
	told?: readonly string[];
	widestPx?: number;
}): DrawnPart {
	const { mark, meaning } = WORDS[lang];
	const lines = told.flatMap((line) =>
		breakLines(splitWords(line), (widestPx - 2 * PAD_PX) / TOLD_PX, measureText)
	);
	const widthPx = Math.ceil(
		Math.max(
			measureText(mark) * MARK_PX * BOLD,
			measureText(meaning) * MEANING_PX * BOLD,
			...lines.map((line) => measureText(line) * TOLD_PX)
		) +
			2 * PAD_PX
	);
	const toldTop = 62;
	const heightPx = toldTop + (lines.length === 0 ? 0 : lines.length * TOLD_LINE_PX + 2);
	const box = formatAttributes({
		x: 1.5,
		y: 1.5,
		width: widthPx - 3,
		height: heightPx - 3,
		rx: 3,
		fill: palette.paper,
		stroke: palette.cinnabar,
		'stroke-width': 3
	});
	// A mark by itself is centred in its box; above lines it begins where they do.
	const isAlone = lines.length === 0;
	const x = isAlone ? widthPx / 2 : PAD_PX;
	const text = (size: number, y: number, words: string) =>
		`<text x="${formatNumber(x)}" y="${y}" font-size="${size}">${escapeXml(words)}</text>`;
	const bold = formatAttributes({
		'font-weight': 700,
		'text-anchor': isAlone ? 'middle' : undefined,
		fill: palette.cinnabar
	});
	const plain = lines
		.map((line, i) => `<text x="${PAD_PX}" y="${toldTop + 11 + i * TOLD_LINE_PX}">${escapeXml(line)}</text>`)
		.join('');
	const below = plain && `<g${formatAttributes({ 'font-size': TOLD_PX, fill: palette.ink })}>${plain}</g>`;
	const font = formatAttributes({ 'font-family': fontFamily(SANS) });
	return {
		svg: `<g class="trial-mark"${font}><rect${box}/><g${bold}>${text(MARK_PX, 34, mark)}${text(MEANING_PX, 53, meaning)}</g>${below}</g>`,
		widthPx,
		heightPx
	};
}
