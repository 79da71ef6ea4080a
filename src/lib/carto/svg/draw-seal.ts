import { SONG } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { fontFamily, type DrawnPart } from './draw-legend.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** A seal is cut in Chinese; what it says is its title, in the language of the map. */
const LINES = ['示意', '数据'];
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
	const lines = LINES.map((line, i) => `<text x="18.2" y="${i === 0 ? 15.6 : 29.4}">${line}</text>`).join('');
	const svg =
		`<g class="seal" transform="scale(${sizePx / STONE_PX}) rotate(-2 18 18)"><title>${MEANING[lang]}</title>` +
		`<path d="M3.2 2.4 32.9 1.7l1.4 30.6-30.9 1.5z" fill="${palette.cinnabar}" stroke="${palette.cinnabar}" stroke-width="1.6" stroke-linejoin="round"/>` +
		`<g fill="${palette.paper}" font-family="${escapeXml(fontFamily(SONG))}" font-size="12.4" font-weight="600" text-anchor="middle" letter-spacing=".5">${lines}</g></g>`;
	return { svg, widthPx: sizePx, heightPx: sizePx };
}
