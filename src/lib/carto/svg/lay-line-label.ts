import type { Box, FlatPoints } from './box.ts';
import { BASELINE_EM, type Label } from './label.ts';
import { isWideText, measureChar } from './measure-text.ts';
import { formatNumber } from './xml.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

export interface LineLabelStyle {
	sizePx: number;
	spacingEm: number;
	/** Between two characters, degrees. */
	maxAngle: number;
	paddingPx: number;
}

/** Characters that leave a straight line by no more than this are set on one, em. */
const STRAIGHT_EM = 0.12;
/** Other scripts are always set straight: their characters are not as wide as was estimated. */
const STRAIGHT_LATIN_EM = 0.3;

interface Placed {
	x: number;
	y: number;
	/** Of the line there, radians. */
	angle: number;
}

/** Length of a text along a line, px. */
export function lengthOnLine(text: string, { sizePx, spacingEm }: LineLabelStyle): number {
	const chars = [...text];
	const em = chars.reduce((sum, char) => sum + measureChar(char), 0) + spacingEm * (chars.length - 1);
	return em * sizePx;
}

/**
 * A text along a line, read from left to right; on a steep line a Chinese one runs from top to bottom, its characters
 * one under the other.
 *
 * @param atPx where on the line its middle is
 * @returns undefined where the line ends or turns too sharply
 */
export function layLineLabel(
	text: string,
	line: FlatPoints,
	atPx: number,
	style: LineLabelStyle
): Label | undefined {
	const half = lengthOnLine(text, style) / 2;
	const [start, end] = [pointAt(line, atPx - half), pointAt(line, atPx + half)];
	if (!start || !end) return undefined;
	const [dx, dy] = [end.x - start.x, end.y - start.y];
	const isWide = isWideText(text);
	const isUpright = isWide && Math.abs(dy) > Math.abs(dx);
	const isBackwards = isUpright ? dy < 0 : dx < 0;
	const way = isBackwards ? reversed(line) : line;
	const middle = isBackwards ? lengthOf(line) - atPx : atPx;
	const chars = placeChars(text, way, middle - half, style);
	if (!chars || isTooSharp(chars, style.maxAngle)) return undefined;
	const boxes = chars.map(({ x, y }): Box => {
		const reach = style.sizePx * 0.55 + style.paddingPx;
		return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
	});
	if (isUpright) return { boxes, svg: stacked(text, chars, style) };
	const isStraight = bendOf(chars) <= (isWide ? STRAIGHT_EM : STRAIGHT_LATIN_EM) * style.sizePx;
	if (isStraight) return { boxes, svg: straight(text, chars, style) };
	return isWide ? { boxes, svg: bent(text, chars, style) } : undefined;
}

/** One text on one straight line. */
function straight(text: string, chars: readonly Placed[], { sizePx, spacingEm }: LineLabelStyle): string {
	const [first, last] = [chars[0]!, chars.at(-1)!];
	const angle = chars.length > 1 ? Math.atan2(last.y - first.y, last.x - first.x) : first.angle;
	const middle = { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
	const [x, y] = [formatNumber(middle.x), formatNumber(middle.y)];
	// Renderers count the space behind the last character, too.
	const shift = formatNumber((spacingEm * sizePx) / 2);
	return (
		`<text transform="translate(${x} ${y}) rotate(${formatNumber((angle * 180) / Math.PI, 2)})" ` +
		`x="${shift}" y="${formatNumber(BASELINE_EM * sizePx)}">${escapeXml(text)}</text>`
	);
}

/**
 * Wide characters that follow a bend, a text each: lists of places and turns in one text are read by browsers alone.
 */
function bent(text: string, chars: readonly Placed[], { sizePx }: LineLabelStyle): string {
	const drop = formatNumber(BASELINE_EM * sizePx);
	return [...text]
		.map((char, i) => {
			const { x, y, angle } = chars[i]!;
			const turn = formatNumber((angle * 180) / Math.PI, 2);
			const at = `translate(${formatNumber(x)} ${formatNumber(y)}) rotate(${turn})`;
			return `<text transform="${at}" letter-spacing="0" y="${drop}">${escapeXml(char)}</text>`;
		})
		.join('');
}

/** Upright characters one under the other, as far to the side as the line goes: one text. */
function stacked(text: string, chars: readonly Placed[], { sizePx }: LineLabelStyle): string {
	const drop = BASELINE_EM * sizePx;
	const spans = [...text].map((char, i) => {
		const { x, y } = chars[i]!;
		return `<tspan x="${formatNumber(x)}" y="${formatNumber(y + drop)}">${escapeXml(char)}</tspan>`;
	});
	return `<text letter-spacing="0">${spans.join('')}</text>`;
}

/** Middle of each character. */
function placeChars(
	text: string,
	line: FlatPoints,
	startPx: number,
	{ sizePx, spacingEm }: LineLabelStyle
): Placed[] | undefined {
	const placed: Placed[] = [];
	let atPx = startPx;
	for (const char of text) {
		const widthPx = measureChar(char) * sizePx;
		const [from, to] = [pointAt(line, atPx), pointAt(line, atPx + widthPx)];
		if (!from || !to) return undefined;
		const angle = Math.atan2(to.y - from.y, to.x - from.x);
		placed.push({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, angle });
		atPx += widthPx + spacingEm * sizePx;
	}
	return placed;
}

function isTooSharp(chars: readonly Placed[], maxAngle: number): boolean {
	return chars.some(({ angle }, i) => {
		const before = chars[i - 1];
		if (!before) return false;
		const turn = Math.abs(angle - before.angle) % (2 * Math.PI);
		return (Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI > maxAngle;
	});
}

/** How far characters are from the straight line between the first and the last, px. */
function bendOf(chars: readonly Placed[]): number {
	const [first, last] = [chars[0]!, chars.at(-1)!];
	const [dx, dy] = [last.x - first.x, last.y - first.y];
	const length = Math.hypot(dx, dy) || 1;
	return Math.max(...chars.map(({ x, y }) => Math.abs((x - first.x) * dy - (y - first.y) * dx) / length));
}

/** Length of a line, px. */
export function lengthOf(line: FlatPoints): number {
	let length = 0;
	for (let i = 2; i < line.length; i += 2)
		length += Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!);
	return length;
}

/** The point so far along a line; undefined before its start and behind its end. */
function pointAt(line: FlatPoints, atPx: number): { x: number; y: number } | undefined {
	if (atPx < 0) return undefined;
	let left = atPx;
	for (let i = 2; i < line.length; i += 2) {
		const [dx, dy] = [line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!];
		const length = Math.hypot(dx, dy);
		if (left <= length && length > 0)
			return { x: line[i - 2]! + (left / length) * dx, y: line[i - 1]! + (left / length) * dy };
		left -= length;
	}
	return undefined;
}

function reversed(line: FlatPoints): number[] {
	const points: number[] = [];
	for (let i = line.length - 2; i >= 0; i -= 2) points.push(line[i]!, line[i + 1]!);
	return points;
}
