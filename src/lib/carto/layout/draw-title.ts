import { drawSeal } from '../svg/draw-seal.ts';
import { formatNumber } from '../svg/xml.ts';
import { drawLines } from './draw-lines.ts';
import { drawText, SONG_LIST, TITLE_LIST } from './draw-text.ts';
import { measureText } from '../svg/measure-text.ts';
import type { RectMm } from './lay-out-page.ts';
import type { PrintPage } from './print-page.ts';
import { breakLines } from '#lib/core/text/break-lines.ts';
import { splitWords } from '#lib/core/text/split-words.ts';

/** Sizes in heights of body text. */
const TITLE = 2.75;
const SUBTITLE = 1.3;
const SEAL = 4.4;
/** How many lines a title beside the map may take before it is set smaller; so is one with a word wider than its column. */
const LINES_MAX = 4;

type TitledPage = Pick<PrintPage, 'layout' | 'lang' | 'palette' | 'title' | 'subtitle' | 'isIllustrative'>;

/**
 * Above the map: title and part of the city in the middle, the seal of illustrative data at the right end.
 *
 * @param room in the sheet's millimetres; a title too long for it is set smaller
 */
export function drawTitleAcross(page: TitledPage, room: RectMm): string {
	const { lang, palette, title, subtitle, isIllustrative } = page;
	const { textMm } = page.layout;
	const spacingEm = lang === 'zh' ? 0.08 : 0;
	const widthMm = room.width - 2 * (SEAL + 2.4) * textMm;
	const size = Math.min(TITLE * textMm * 1.08, widthMm / measureText(title, spacingEm));
	const middle = { x: room.x + room.width / 2, anchor: 'middle' as const, fill: palette.ink };
	const hasSubtitle = subtitle !== '';
	const words = drawText(title, {
		...middle,
		y: room.y + room.height * (hasSubtitle ? 0.54 : 0.5) + size * (hasSubtitle ? 0.14 : 0.36),
		size,
		family: TITLE_LIST,
		weight: 700,
		spacingEm
	});
	const below = hasSubtitle
		? drawText(subtitle, {
				...middle,
				y: room.y + room.height * 0.87,
				size: SUBTITLE * textMm,
				family: SONG_LIST,
				fill: palette.inkSoft
			})
		: '';
	const seal = isIllustrative
		? placeSeal(room.x + room.width - (SEAL + 1.4) * textMm, room.y + (room.height - SEAL * textMm) / 2, {
				palette,
				lang,
				sizePx: SEAL * textMm
			})
		: '';
	return `<g id="title">${words}${below}${seal}</g>`;
}

/**
 * Beside the map: the title in lines, under it the part of the city and the dates, and at their right the seal.
 *
 * @param room in the sheet's millimetres; its height is not used up
 * @returns the height it takes
 */
export function drawTitleBeside(
	page: TitledPage,
	dates: readonly string[],
	room: RectMm
): { svg: string; heightMm: number } {
	const { lang, palette, title, subtitle, isIllustrative } = page;
	const { textMm } = page.layout;
	const spacingEm = lang === 'zh' ? 0.06 : 0;
	let size = TITLE * textMm;
	const pieces = splitWords(title);
	const isLarge = (mm: number) => {
		const widthEm = room.width / (mm * (1 + spacingEm));
		const lines = breakLines(pieces, widthEm, measureText);
		return lines.length > LINES_MAX || lines.some((line) => measureText(line) > widthEm);
	};
	while (isLarge(size) && size > textMm) size *= 0.92;
	const words = drawLines([{ text: title }], {
		x: room.x,
		y: room.y,
		size,
		fill: palette.ink,
		family: TITLE_LIST,
		weight: 700,
		spacingEm,
		leading: 1.32,
		widthMm: room.width
	});
	const sealMm = isIllustrative ? SEAL * textMm : 0;
	const top = room.y + words.heightMm + 0.8 * textMm;
	const below = { x: room.x, widthMm: room.width - sealMm - textMm, fill: palette.ink, gap: 0.1 };
	const part = drawLines(subtitle === '' ? [] : [{ text: subtitle }], {
		...below,
		y: top,
		size: SUBTITLE * textMm,
		family: SONG_LIST
	});
	const dated = drawLines(
		dates.map((text) => ({ text })),
		{ ...below, y: top + part.heightMm, size: textMm, fill: palette.inkSoft }
	);
	const seal = isIllustrative
		? placeSeal(room.x + room.width - sealMm, top, { palette, lang, sizePx: sealMm })
		: '';
	return {
		svg: `<g id="title">${words.svg}${part.svg}${dated.svg}${seal}</g>`,
		heightMm: top - room.y + Math.max(part.heightMm + dated.heightMm, sealMm)
	};
}

const placeSeal = (x: number, y: number, options: Parameters<typeof drawSeal>[0]) =>
	`<g id="seal" transform="translate(${formatNumber(x, 3)} ${formatNumber(y, 3)})">${drawSeal(options).svg}</g>`;
