import { SANS } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { fontFamily, type DrawnPart } from './draw-legend.ts';
import { measureText } from './measure-text.ts';
import { formatAttributes } from './xml.ts';

const WORDS: Record<Lang, { mark: string; meaning: string }> = {
	zh: { mark: '推演', meaning: '非现行方案' },
	en: { mark: 'What-if', meaning: 'not the plan in force' }
};
const MARK_PX = 28;
const MEANING_PX = 12;
const PAD_PX = 10;

/** 推演: the large mark of a map that shows what is only tried. */
export function drawTrialMark({ palette, lang }: { palette: Palette; lang: Lang }): DrawnPart {
	const { mark, meaning } = WORDS[lang];
	const widthPx = Math.ceil(
		Math.max(measureText(mark) * MARK_PX * 1.08, measureText(meaning) * MEANING_PX * 1.08) + 2 * PAD_PX
	);
	const heightPx = 62;
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
	const text = (size: number, y: number, words: string) =>
		`<text x="${widthPx / 2}" y="${y}" font-size="${size}">${escapeXml(words)}</text>`;
	const font = formatAttributes({
		'font-family': fontFamily(SANS),
		'font-weight': 700,
		'text-anchor': 'middle',
		fill: palette.cinnabar
	});
	return {
		svg: `<g class="trial-mark"${font}><rect${box}/>${text(MARK_PX, 34, mark)}${text(MEANING_PX, 53, meaning)}</g>`,
		widthPx,
		heightPx
	};
}
