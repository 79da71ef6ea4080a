import { describe, expect, it } from 'vitest';
import { describeAxis } from '#lib/core/axes/describe-axis.ts';
import { listAlongAxis } from '#lib/core/axes/list-along-axis.ts';
import type { AxisArea, ClassedStreet } from '#lib/core/axes/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';

const plane = buildLocalMetres([115.46, 38.87]);
const LENGTH_M = 600;
const HALF_WIDTH_M = 20;
const LIMIT_M = 70;

interface Box {
	id: string;
	x: number;
	y: number;
	widthM: number;
	heightM: number;
}

/** Boxes beside a street from west to east, and lanes that run the same way or across; in metres. */
function drawCity(seed: number) {
	const random = buildRandom(seed);
	const boxes: Box[] = [];
	for (const sign of [1, -1])
		for (let row = 0; row < 2; row++)
			for (let x = 10 * Math.floor(4 * random()); x < LENGTH_M - 40;) {
				const widthM = 40 + 10 * Math.floor(8 * random());
				const nearM = 22 + 45 * row + Math.floor(20 * random());
				if (random() < 0.7)
					boxes.push({ id: `k${boxes.length}`, x, y: sign > 0 ? nearM : -nearM - 20, widthM, heightM: 20 });
				x += widthM + 20;
			}
	const lanes = Array.from({ length: 4 }, (): [Xy, Xy] => {
		const [x, y] = [LENGTH_M * random(), 140 * (random() - 0.5)];
		return random() < 0.5
			? [
					[x, y],
					[x + 200 * random(), y]
				]
			: [
					[x, y],
					[x, y + 100 * (random() - 0.5)]
				];
	});
	return { boxes, lanes };
}

const line = (...points: Xy[]): LngLat[] => points.map(plane.toLngLat);
const toArea = ({ id, x, y, widthM, heightM }: Box): AxisArea => ({
	id,
	state: 'not-renovated',
	geometry: {
		type: 'Polygon',
		coordinates: [line([x, y], [x + widthM, y], [x + widthM, y + heightM], [x, y + heightM], [x, y])]
	}
});

/** Whether a lane lies across the way straight down from a place to the street, but for its last metre. */
function isHidden([x, y]: Xy, lanes: readonly (readonly [Xy, Xy])[]): boolean {
	const end = Math.sign(y);
	return lanes.some(([[ax, ay], [bx, by]]) => {
		if (ax === bx)
			return (
				ax === x &&
				Math.max(Math.min(ay, by), Math.min(y, end)) <= Math.min(Math.max(ay, by), Math.max(y, end))
			);
		return Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(y, end) <= ay && ay <= Math.max(y, end);
	});
}

/** The box that a ray from the street meets first at a place, if it is near enough and in view. */
function cast(
	boxes: readonly Box[],
	lanes: readonly (readonly [Xy, Xy])[],
	x: number,
	sign: number
): string | null {
	const hits = boxes
		.filter((box) => box.x <= x && x <= box.x + box.widthM && Math.sign(box.y) === sign)
		.map((box) => ({ id: box.id, y: sign > 0 ? box.y : box.y + box.heightM }))
		.filter(({ y }) => Math.abs(y) <= LIMIT_M && !isHidden([x, y], lanes))
		.toSorted((m, n) => Math.abs(m.y) - Math.abs(n.y) || (m.id < n.id ? -1 : 1));
	return hits[0]?.id ?? null;
}

describe('axes of 120 random streets beside rays cast from them', () => {
	it('have the same members, misses and strips', () => {
		let [cells, misses] = [0, 0];
		for (let seed = 1; seed <= 120; seed++) {
			const { boxes, lanes } = drawCity(seed);
			const areas = boxes.map(toArea);
			const streets = lanes.map((points): ClassedStreet => ({
				name: '巷',
				streetClass: 'residential',
				lngLats: line(...points)
			}));
			const axis = { streetName: '大街', halfWidthM: HALF_WIDTH_M, lngLats: line([0, 0], [LENGTH_M, 0]) };
			const found = describeAxis(axis, areas, streets, { alongM: LIMIT_M - HALF_WIDTH_M });
			const along = listAlongAxis(axis, areas, streets, { alongM: LIMIT_M - HALF_WIDTH_M });
			expect(new Set(found.members.map(({ id }) => id))).toEqual(new Set(along.map(({ area }) => area.id)));
			for (const { area, distanceM, frontageM } of along)
				expect(found.members.find(({ id }) => id === area.id)).toMatchObject({ distanceM, frontageM });
			for (const { id, reason } of found.nearMisses) {
				misses++;
				expect(
					along.some(({ area }) => area.id === id),
					`street ${seed}: ${id}`
				).toBe(false);
				const box = boxes.find((one) => one.id === id)!;
				const nearM = Math.min(Math.abs(box.y), Math.abs(box.y + box.heightM));
				expect(reason, `street ${seed}: ${id}`).toBe(nearM <= LIMIT_M ? 'street-between' : 'too-far');
			}
			for (const [i, side] of found.strip.sides.entries()) {
				const sign = i === 0 ? 1 : -1;
				expect(side.stretches[0]!.fromM).toBe(0);
				expect(side.stretches.at(-1)!.toM).toBeCloseTo(found.lengthM, 6);
				for (let x = 7; x < LENGTH_M - 7; x += 3.7) {
					const seen = new Set([-6, -3, 0, 3, 6].map((off) => cast(boxes, lanes, x + off, sign)));
					// Within a cell of a corner either answer is right.
					if (seen.size > 1) continue;
					cells++;
					const stretch = side.stretches.find(({ fromM, toM }) => fromM <= x && x <= toM)!;
					expect(stretch.communityId, `street ${seed}: ${x}`).toBe([...seen][0]);
				}
			}
		}
		expect(cells).toBeGreaterThan(15_000);
		expect(misses).toBeGreaterThan(60);
	});
});
