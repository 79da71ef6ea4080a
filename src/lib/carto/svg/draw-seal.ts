import { SONG } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { fontFamily, type DrawnPart } from './draw-legend.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** What is cut into the stone, and how large: four letters are as wide as two characters. */
const CUT: Record<Lang, { lines: readonly [string, string]; sizePx: number }> = {
	zh: { lines: ['示意', '数据'], sizePx: 12.4 },
	en: { lines: ['DEMO', 'DATA'], sizePx: 8.2 }
};
const MEANING: Record<Lang, string> = { zh: '示意数据', en: 'Illustrative data' };
const STONE_PX = 36;

/** 印章: says that data is illustrative. @param sizePx side of the stone, CSS px */
export function drawSeal({
	palette,
	lang,
	sizePx = STONE_PX
}: {
	palette: Palette;
	lang: Lang;
	sizePx?: number;
}): DrawnPart {
	const { lines: cut, sizePx: letterPx } = CUT[lang];
	const lines = cut.map((line, i) => `<text x="18.2" y="${i === 0 ? 15.6 : 29.4}">${line}</text>`).join('');
	const svg =
		`<g class="seal" transform="scale(${sizePx / STONE_PX}) rotate(-2 18 18)"><title>${MEANING[lang]}</title>` +
		`<path d="M3.2 2.4 32.9 1.7l1.4 30.6-30.9 1.5z" fill="${palette.cinnabar}" stroke="${palette.cinnabar}" stroke-width="1.6" stroke-linejoin="round"/>` +
		`<g fill="${palette.paper}" font-family="${escapeXml(fontFamily(SONG))}" font-size="${letterPx}" font-weight="600" text-anchor="middle" letter-spacing=".5">${lines}</g></g>`;
	return { svg, widthPx: sizePx, heightPx: sizePx };
}
