import type { Box } from './box.ts';
import { grow } from './box.ts';
import { BASELINE_EM, type Label } from './label.ts';
import { measureText } from './measure-text.ts';
import { wrapText } from './wrap-text.ts';
import { formatNumber } from './xml.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

export interface PointLabelStyle {
	sizePx: number;
	spacingEm: number;
	maxWidthEm: number;
	lineHeightEm: number;
	/** As the style specification has it: centre, top, bottom-left … */
	anchor: string;
	offsetEm: readonly [x: number, y: number];
	paddingPx: number;
}

/** A text at a point, in as many lines as it takes, each centred. */
export function layPointLabel(
	text: string,
	[x, y]: readonly [x: number, y: number],
	style: PointLabelStyle
): Label {
	const { sizePx, spacingEm, lineHeightEm, anchor, offsetEm, paddingPx } = style;
	const lines = wrapText(text, style.maxWidthEm, spacingEm);
	const widthPx = Math.max(...lines.map((line) => measureText(line, spacingEm))) * sizePx;
	const linePx = lineHeightEm * sizePx;
	const heightPx = lines.length * linePx;
	const left =
		x + offsetEm[0] * sizePx - widthPx * (anchor.includes('left') ? 0 : anchor.includes('right') ? 1 : 0.5);
	const top =
		y + offsetEm[1] * sizePx - heightPx * (anchor.includes('top') ? 0 : anchor.includes('bottom') ? 1 : 0.5);
	// Renderers count the space behind the last character, too.
	const middle = formatNumber(left + widthPx / 2 + (spacingEm * sizePx) / 2);
	const baseline = (i: number) => formatNumber(top + (i + 0.5) * linePx + BASELINE_EM * sizePx);
	const box: Box = grow({ left, top, right: left + widthPx, bottom: top + heightPx }, paddingPx);
	const [first = ''] = lines;
	const svg =
		lines.length === 1
			? `<text x="${middle}" y="${baseline(0)}">${escapeXml(first)}</text>`
			: `<text>${lines.map((line, i) => `<tspan x="${middle}" y="${baseline(i)}">${escapeXml(line)}</tspan>`).join('')}</text>`;
	return { boxes: [box], svg };
}
