import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygonsOf, ringsOf } from '#lib/core/geometry/area-rings.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { addPart } from '#lib/core/shaping/add-part.ts';
import { cutHole } from '#lib/core/shaping/cut-hole.ts';
import { isLeftOfLine } from '#lib/core/shaping/is-left-of-line.ts';
import { listShapeFaults } from '#lib/core/shaping/list-shape-faults.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import { mergeAreas } from '#lib/core/shaping/merge-areas.ts';
import { splitArea } from '#lib/core/shaping/split-area.ts';
import type { Area } from '#lib/core/shaping/types.ts';
import { at, drawBox, drawLine, drawPolygon, drawRing } from '../../helpers/shaping/draw.ts';
import { listLooseVertices } from '../../helpers/shaping/list-loose-vertices.ts';

const square = drawPolygon(drawBox(0, 0, 100, 100));
const frame = drawPolygon(drawBox(0, 0, 100, 100), drawBox(40, 40, 60, 60));
/** Two legs upwards. */
const horseshoe = drawPolygon(
	drawRing([0, 0], [100, 0], [100, 100], [60, 100], [60, 20], [40, 20], [40, 100], [0, 100])
);
const split = (area: Area, line: LngLat[], by: 'side' | 'piece' = 'side'): Area[] => {
	const result = splitArea(area, line, { by });
	if ('refusal' in result) throw new Error(result.refusal);
	return result.areas;
};
const areaM2 = (area: Area) => measureShape(area).areaM2;
const sumM2 = (areas: readonly Area[]) => areas.reduce((sum, area) => sum + areaM2(area), 0);

/** Together they are the whole, share the points of their borders, and are each sound. */
function expectParts(areas: readonly Area[], whole: Area): void {
	for (const area of areas) expect(listShapeFaults(area)).toEqual([]);
	expect(listLooseVertices(areas)).toEqual([]);
	// Half a unit along every side, both ways.
	const toleranceM2 = 0.01 * measureShape(whole).lengthM + 0.01;
	expect(Math.abs(sumM2(areas) - areaM2(whole))).toBeLessThan(toleranceM2);
	expect(Math.abs(areaM2(mergeAreas(areas)) - sumM2(areas))).toBeLessThan(0.01);
}

describe('an area', () => {
	it('is split into left and right', () => {
		const [left, right] = split(square, drawLine([30, -10], [30, 110]));
		expect(areaM2(left!) / areaM2(square)).toBeCloseTo(0.3, 4);
		expect(areaM2(right!) / areaM2(square)).toBeCloseTo(0.7, 4);
		expectParts([left!, right!], square);
		const turned = split(square, drawLine([30, 110], [30, -10]));
		expect(turned).toEqual([right, left]);
	});

	it('is split from corner to corner, and from border to border, without a new point', () => {
		const [left, right] = split(square, [at(0, 0), at(100, 100)]);
		expect(left!.coordinates).toEqual([drawRing([0, 0], [100, 100], [0, 100])]);
		expect(right!.coordinates).toEqual([drawRing([0, 0], [100, 0], [100, 100])]);
	});

	it('is split through its hole into two pieces, each with half of the hole’s border', () => {
		const areas = split(frame, drawLine([50, -10], [50, 110]));
		expect(areas.map((area) => ringsOf(area).length)).toEqual([1, 1]);
		expectParts(areas, frame);
	});

	it('keeps its hole where the line goes by', () => {
		const areas = split(frame, drawLine([20, -10], [20, 110]));
		expect(areas.map((area) => ringsOf(area).length)).toEqual([1, 2]);
		expectParts(areas, frame);
	});

	it('is split several times by one line: each side is one area, or each piece', () => {
		const line = drawLine([-10, 60], [110, 60]);
		const [left, right] = split(horseshoe, line);
		expect(polygonsOf(left!)).toHaveLength(2);
		expect(polygonsOf(right!)).toHaveLength(1);
		expectParts([left!, right!], horseshoe);
		const pieces = split(horseshoe, line, 'piece');
		expect(pieces.map((area) => polygonsOf(area).length)).toEqual([1, 1, 1]);
		expect(pieces[0]).toEqual(right);
		expectParts(pieces, horseshoe);
	});

	it('is split into pieces where the line comes back round it', () => {
		const line = drawLine([30, -10], [30, 110], [-10, 110], [-10, -20], [60, -20], [60, 110]);
		const pieces = split(square, line);
		expect(pieces).toHaveLength(3);
		expectParts(pieces, square);
	});

	it('of several parts keeps those that the line does not reach on their side', () => {
		const three: Area = {
			type: 'MultiPolygon',
			coordinates: [square.coordinates, [drawBox(-90, 0, -50, 40)], [drawBox(150, 60, 190, 100)]]
		};
		const [left, right] = split(three, drawLine([50, -10], [50, 110]));
		expect(polygonsOf(left!)).toHaveLength(2);
		expect(isInRings(ringsOf(left!), at(-70, 20))).toBe(true);
		expect(isInRings(ringsOf(right!), at(170, 80))).toBe(true);
		expectParts([left!, right!], three);
		expect(
			split(three, drawLine([50, -10], [50, 110]), 'piece').map((area) => polygonsOf(area).length)
		).toEqual([3, 1]);
	});

	it('is split by a closed line into what it goes round and the rest', () => {
		const [inner, outer] = split(square, drawBox(20, 20, 50, 50));
		expect(inner!.coordinates).toEqual([drawBox(20, 20, 50, 50)]);
		expect(ringsOf(outer!)).toHaveLength(2);
		expectParts([inner!, outer!], square);
	});

	it('leaves out what of the line goes on without cutting', () => {
		const areas = split(frame, drawLine([50, -10], [50, 110], [70, 110], [70, 70]));
		expect(areas).toHaveLength(2);
		expectParts(areas, frame);
	});

	it.each([
		['no line', [at(5, 5), at(5, 5)], 'line-too-short', at(5, 5)],
		['a line beside it', drawLine([-10, 0], [-10, 100]), 'line-misses', at(-10, 0)],
		['a line that touches a corner', drawLine([-10, 10], [10, -10]), 'line-misses', at(-10, 10)],
		['a line along its border', drawLine([0, -10], [0, 110]), 'line-along-border', at(0, 0)],
		['a line that ends in it', drawLine([50, -10], [50, 30]), 'line-ends-inside', at(50, 30)],
		['a line in it', drawLine([20, 20], [20, 30]), 'line-ends-inside', at(20, 20)],
		['a line to its hole', drawLine([50, -10], [50, 50]), 'nothing-cut-off', at(50, 0)],
		[
			'a line with a loop',
			drawLine([20, -10], [20, 50], [30, 50], [30, 30], [-10, 30]),
			'line-crosses-itself',
			at(20, 30)
		],
		[
			'a line that runs back',
			drawLine([20, -10], [20, 50], [20, 30], [-10, 30]),
			'line-crosses-itself',
			at(20, 30)
		]
	] as const)('is not split by %s', (_, line, refusal, lngLat) => {
		expect(splitArea(frame, [...line])).toEqual({ refusal, lngLat });
	});

	it('is split by a line that crosses itself beside it', () => {
		expectParts(split(square, drawLine([30, 110], [30, -10], [50, -30], [50, -10], [10, -30])), square);
	});
});

describe('a place beyond a sharp corner of a line', () => {
	it('is on the outer side', () => {
		const toLeft = drawLine([0, 0], [100, 0], [0, 20]);
		const toRight = drawLine([0, 0], [100, 0], [0, -20]);
		for (const place of [at(120, 3), at(120, -3), at(103, 0)]) {
			expect(isLeftOfLine(place, toLeft)).toBe(false);
			expect(isLeftOfLine(place, toRight)).toBe(true);
		}
		expect(isLeftOfLine(at(50, 5), toLeft)).toBe(true);
		expect(isLeftOfLine(at(50, -5), toRight)).toBe(false);
	});
});

describe('random splits', () => {
	const metres = fc.integer({ min: -20, max: 120 });
	const line = fc.array(fc.tuple(metres, metres), { minLength: 2, maxLength: 6 });
	const shapes = [
		square,
		frame,
		horseshoe,
		{ type: 'MultiPolygon', coordinates: [frame.coordinates, [drawBox(41, 41, 59, 59)]] } as Area
	];

	it('lose nothing, leave no gap and put every place on its side', () => {
		let splitCount = 0;
		fc.assert(
			fc.property(fc.constantFrom(...shapes), line, fc.constantFrom('side', 'piece'), (area, places, by) => {
				const result = splitArea(area, drawLine(...places), { by: by as 'side' | 'piece' });
				if ('refusal' in result) return;
				splitCount++;
				expect(result.areas.length).toBeGreaterThan(1);
				expectParts(result.areas, area);
			}),
			{ numRuns: 1500 }
		);
		expect(splitCount).toBeGreaterThan(200);
	});

	it('by a straight line put every place on its side', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...shapes),
				metres,
				metres,
				metres,
				metres,
				(area, from, to, east, north) => {
					// Never on a border.
					const [x, y] = [east + 0.5, north + 0.5];
					const straight = drawLine([from, -50], [to, 150]);
					const left = (to - from) * (y + 50) - 200 * (x - from);
					// A tenth of a metre off the line or more.
					fc.pre(Math.abs(left) > 20);
					expect(isLeftOfLine(at(x, y), straight)).toBe(left > 0);
					const result = splitArea(area, straight);
					if ('refusal' in result || !isInRings(ringsOf(area), at(x, y))) return;
					expect(result.areas.map((part) => isInRings(ringsOf(part), at(x, y)))).toEqual([
						left > 0,
						left < 0
					]);
				}
			),
			{ numRuns: 1000 }
		);
	});
});

describe('holes and parts', () => {
	it('are cut and added', () => {
		expect(cutHole(square, drawBox(40, 40, 60, 60))).toEqual({
			area: drawPolygon(drawBox(0, 0, 100, 100), drawBox(40, 40, 60, 60).toReversed())
		});
		const widened = cutHole(frame, drawBox(30, 50, 50, 70)) as { area: Area };
		expect(ringsOf(widened.area)).toHaveLength(2);
		expect(listShapeFaults(widened.area)).toEqual([]);
		const added = addPart(square, drawBox(200, 0, 210, 10)) as { area: Area };
		expect(polygonsOf(added.area)).toHaveLength(2);
		const joined = addPart(square, drawBox(100, 0, 110, 100)) as { area: Area };
		expect(polygonsOf(joined.area)).toHaveLength(1);
		expect(polygonsOf((addPart(frame, drawBox(45, 45, 55, 55)) as { area: Area }).area)).toHaveLength(2);
	});

	it.each([
		['hole-misses', drawBox(200, 0, 210, 10)],
		['hole-leaves-area', drawBox(90, 10, 110, 20)],
		['hole-leaves-area', drawBox(90, 10, 100, 20)],
		['nothing-left', drawBox(-1, -1, 101, 101)],
		['ring-faulty', drawRing([10, 10], [20, 20], [20, 10], [10, 20])]
	])('are refused: %s', (refusal, ring) => {
		expect(cutHole(square, ring)).toMatchObject({ refusal });
	});

	it('are not added over each other', () => {
		expect(addPart(square, drawBox(90, 90, 110, 110))).toMatchObject({ refusal: 'part-overlaps' });
		expect(addPart(square, drawRing([0, 0], [1, 1], [1, 0], [0, 1]))).toMatchObject({
			refusal: 'ring-faulty',
			fault: { code: 'self-crossing' }
		});
	});
});
