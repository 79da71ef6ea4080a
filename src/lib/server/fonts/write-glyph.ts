import { ByteWriter } from './byte-writer.ts';
import type { OutlinePoint } from './types.ts';

const ON_CURVE = 0x01;
/** Short and same bits of the two axes. */
const SHORT = [0x02, 0x04] as const;
const SAME = [0x10, 0x20] as const;

/**
 * The outline of a letter as an entry of the table `glyf`; of none nothing.
 *
 * @param contours in whole units
 * @see OpenType 1.9, glyf: simple glyph description
 */
export function writeGlyph(contours: readonly (readonly OutlinePoint[])[]): Uint8Array<ArrayBuffer> {
	const points = contours.flat();
	const written = new ByteWriter();
	if (points.length === 0) return written.finish();
	const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
	written.int16(contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
	let end = -1;
	for (const contour of contours) written.int16((end += contour.length));
	// No instructions.
	written.int16(0);
	const [dx, dy] = [stepsOf(xs), stepsOf(ys)];
	for (const [i, { isOn }] of points.entries())
		written.uint8((isOn ? ON_CURVE : 0) | flagOf(dx[i]!, 0) | flagOf(dy[i]!, 1));
	for (const steps of [dx, dy])
		for (const step of steps) {
			if (step === 0) continue;
			if (Math.abs(step) < 256) written.uint8(Math.abs(step));
			else written.int16(step);
		}
	return written.pad().finish();
}

const stepsOf = (values: readonly number[]) => values.map((value, i) => value - (values[i - 1] ?? 0));

/** How a step is written: left out if it is none, a byte with its sign in the flag, or two bytes. */
function flagOf(step: number, axis: 0 | 1): number {
	if (step === 0) return SAME[axis];
	if (Math.abs(step) >= 256) return 0;
	return SHORT[axis] | (step > 0 ? SAME[axis] : 0);
}
