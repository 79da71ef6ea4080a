import type { Palette } from '../palette.ts';
import { formatAttributes, formatNumber } from '../svg/xml.ts';
import type { Lang } from '../view-query.ts';
import { drawText, SONG_LIST } from './draw-text.ts';

/**
 * 指北针: a needle with its western half filled, the letter above it. The origin is the middle of its foot.
 *
 * @param heightMm of needle and letter together
 */
export function drawNorthArrow(heightMm: number, lang: Lang, palette: Palette): string {
	const letterMm = heightMm * 0.27;
	const tipMm = heightMm - letterMm * 1.2;
	const half = (side: -1 | 1, fill: string) => {
		const at = (x: number, y: number) => `${formatNumber(x * tipMm, 3)} ${formatNumber(-y * tipMm, 3)}`;
		const line = { fill, stroke: palette.ink, 'stroke-width': tipMm * 0.025, 'stroke-linejoin': 'round' };
		return `<path d="M${at(0, 1)}L${at(side * 0.26, 0)}L${at(0, 0.18)}Z"${formatAttributes(line)}/>`;
	};
	const letter = drawText(lang === 'zh' ? '北' : 'N', {
		x: 0,
		y: -tipMm - letterMm * 0.25,
		size: letterMm,
		fill: palette.ink,
		anchor: 'middle',
		family: SONG_LIST,
		weight: 600
	});
	return `<g id="north-arrow">${half(-1, palette.ink)}${half(1, palette.paper)}${letter}</g>`;
}
