import { SANS, SONG } from '../fonts.ts';
import { fontFamily } from '../svg/draw-legend.ts';
import { formatAttributes } from '../svg/xml.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

export const SANS_LIST = fontFamily(SANS);
export const SONG_LIST = fontFamily(SONG);
/** Song type in bold; where Noto's is not installed, 小标宋 as official titles are set: named, not shipped. */
const [noto, ...others] = SONG;
export const TITLE_LIST = fontFamily([noto!, 'FZXiaoBiaoSong-B05S', '方正小标宋简体', ...others]);

export interface TextStyle {
	/** Of the baseline's start, middle or end. */
	x: number;
	y: number;
	size: number;
	fill: string;
	anchor?: 'start' | 'middle' | 'end';
	/** A list as in CSS; inherited without one. */
	family?: string;
	weight?: number;
	/** Extra space between letters, in ems. */
	spacingEm?: number;
}

/** One line of real text: it can be selected, searched and edited. */
export function drawText(
	words: string,
	{ x, y, size, fill, anchor, family, weight, spacingEm = 0 }: TextStyle
): string {
	const attributes = formatAttributes({
		x,
		y,
		'font-size': size,
		fill,
		'text-anchor': anchor === 'start' ? undefined : anchor,
		'font-family': family,
		'font-weight': weight,
		'letter-spacing': spacingEm === 0 ? undefined : spacingEm * size
	});
	return `<text${attributes}>${escapeXml(words)}</text>`;
}
