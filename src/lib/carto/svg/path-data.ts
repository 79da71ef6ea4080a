import type { FlatPoints } from './box.ts';

/**
 * Lines or rings as data of an SVG path, to 0.1 px: each a move to its start and relative steps. Steps are between
 * rounded points, so that rounding does not add up. A ring ends with z; what is no more than a point is left out.
 */
export function pathData(parts: readonly FlatPoints[], isClosed: boolean): string {
	let data = '';
	for (const part of parts) data += partData(part, isClosed);
	return data;
}

function partData(points: FlatPoints, isClosed: boolean): string {
	let [x, y] = [Math.round(points[0]! * 10), Math.round(points[1]! * 10)];
	const [startX, startY] = [x, y];
	let steps = '';
	let count = 0;
	for (let i = 2; i < points.length; i += 2) {
		const [toX, toY] = [Math.round(points[i]! * 10), Math.round(points[i + 1]! * 10)];
		if (toX === x && toY === y) continue;
		// The z goes back to the start by itself.
		if (isClosed && i === points.length - 2 && toX === startX && toY === startY) break;
		steps += join(steps, tenths(toX - x)) + join(' ', tenths(toY - y));
		[x, y] = [toX, toY];
		count++;
	}
	if (count < (isClosed ? 2 : 1)) return '';
	return `M${tenths(startX)}${join(' ', tenths(startY))}l${steps}${isClosed ? 'z' : ''}`;
}

/** A number behind another one: a minus parts them by itself. */
const join = (before: string, number: string) =>
	before === '' || number.startsWith('-') ? number : ` ${number}`;

/** So many tenths as a decimal, as short as it goes. */
function tenths(value: number): string {
	if (value % 10 === 0) return String(value / 10);
	const text = String(value / 10);
	return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}
