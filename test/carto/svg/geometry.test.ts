import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLine, clipRing } from '#lib/carto/svg/clip.ts';
import { lengthOf } from '#lib/carto/svg/lay-line-label.ts';
import { offsetLine } from '#lib/carto/svg/offset-line.ts';
import { pathData } from '#lib/carto/svg/path-data.ts';
import { signedFlatRingArea } from '#lib/core/geometry/ring-area.ts';
import { simplifyLine } from '#lib/core/geometry/simplify-line.ts';
import { wrapText } from '#lib/carto/svg/wrap-text.ts';
import { readPath } from './read-path.ts';

const BOX = { left: 0, top: 0, right: 10, bottom: 10 };
const coordinate = fc.integer({ min: -150, max: 250 }).map((tenths) => tenths / 10);
const points = (least: number) =>
	fc.array(fc.tuple(coordinate, coordinate), { minLength: least, maxLength: 12 }).map((list) => list.flat());

describe('clipping', () => {
	it('cuts a line where it leaves the box and begins anew where it comes back', () => {
		expect(clipLine([-5, 5, 5, 5, 5, 15, 8, 15, 8, 2], BOX)).toEqual([
			[0, 5, 5, 5, 5, 10],
			[8, 10, 8, 2]
		]);
		expect(clipLine([-5, -5, -1, 20], BOX)).toEqual([]);
		// A level line has a box of no height.
		expect(clipLine([-5, 5, 15, 5], BOX)).toEqual([[0, 5, 10, 5]]);
	});

	it('keeps the same length whichever way a line runs, and never more than it had', () => {
		fc.assert(
			fc.property(points(2), (line) => {
				const pieces = clipLine(line, BOX);
				const back = clipLine(
					line.toReversed().map((_, i, all) => all[i % 2 ? i - 1 : i + 1]!),
					BOX
				);
				const total = (list: number[][]) => list.reduce((sum, piece) => sum + lengthOf(piece), 0);
				expect(total(pieces)).toBeCloseTo(total(back), 6);
				expect(total(pieces)).toBeLessThanOrEqual(lengthOf(line) + 1e-9);
				for (const value of pieces.flat()) expect(value >= -1e-9 && value <= 10 + 1e-9).toBe(true);
			}),
			{ seed: 7, numRuns: 300 }
		);
	});

	it('cuts an area to what lies in the box', () => {
		const ring = clipRing([-5, 2, 5, 2, 5, 4, -5, 4, -5, 2], BOX);
		expect(signedFlatRingArea(ring)).toBe(5 * 2);
		expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
		expect(signedFlatRingArea(clipRing([-5, -5, 20, -5, 20, 20, -5, 20, -5, -5], BOX))).toBe(100);
		expect(clipRing([20, 20, 30, 20, 30, 30, 20, 20], BOX)).toEqual([]);
	});
});

describe('path data', () => {
	it('comes back to a twentieth of a px, however many steps it has', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(
						fc.double({ min: -3000, max: 3000, noNaN: true }),
						fc.double({ min: -3000, max: 3000, noNaN: true })
					),
					{
						minLength: 2,
						maxLength: 30
					}
				),
				(list) => {
					const rounded = list.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
					const distinct = rounded.filter(
						([x, y], i) => i === 0 || x !== rounded[i - 1]![0] || y !== rounded[i - 1]![1]
					);
					fc.pre(distinct.length > 1);
					const [corners] = readPath(pathData([list.flat()], false));
					expect(corners).toHaveLength(distinct.length);
					for (const [i, [x, y]] of corners!.entries()) {
						expect(x).toBeCloseTo(distinct[i]![0]!, 6);
						expect(y).toBeCloseTo(distinct[i]![1]!, 6);
					}
				}
			),
			{ seed: 7, numRuns: 200 }
		);
	});

	it('is short, and says nothing of what is no more than a point', () => {
		expect(pathData([[0.04, 10, 10.5, 10, 10.5, 9.5, 0, 10]], true)).toBe('M0 10l10.5 0 0-.5z');
		expect(pathData([[3, 3, 3.01, 3.02]], false)).toBe('');
		expect(pathData([[1, 1, 2, 1, 1, 1]], true)).toBe('');
	});
});

describe('lines', () => {
	it('are simplified no farther than allowed', () => {
		expect(simplifyLine([0, 0, 5, 0.1, 10, 0, 10, 10], 0.2)).toEqual([0, 0, 10, 0, 10, 10]);
		expect(simplifyLine([0, 0, 5, 0.3, 10, 0], 0.2)).toEqual([0, 0, 5, 0.3, 10, 0]);
	});

	it('run beside a line: to its right, and in a clockwise ring inside', () => {
		expect(offsetLine([0, 0, 10, 0, 10, 10], 1, false)).toEqual([0, 1, 9, 1, 9, 10]);
		expect(offsetLine([0, 0, 10, 0, 10, 10, 0, 10, 0, 0], 1, true)).toEqual([1, 1, 9, 1, 9, 9, 1, 9, 1, 1]);
	});
});

describe('labels', () => {
	it('break between Chinese characters and between words, into lines of about one length', () => {
		expect(wrapText('保定市第一中心医院', 5)).toEqual(['保定市第一', '中心医院']);
		expect(wrapText('Baoding First Central Hospital', 8)).toEqual(['Baoding First', 'Central Hospital']);
		expect(wrapText('短', 5)).toEqual(['短']);
		// A bracket is not left behind at the end of a line.
		expect(wrapText('市公安局（公交站）', 8)).toEqual(['市公安局', '（公交站）']);
	});
});
