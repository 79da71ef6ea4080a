import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { lineLengthM } from '#lib/core/geometry/line-length.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { doMeet } from '#lib/core/geometry/segment-crossing.ts';
import { pointAt, sidesOf, type Side } from '#lib/core/geometry/sides.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { LineGrid } from '#lib/core/openings/line-grid.ts';
import { listObstacleCorners, ROUND_M } from '#lib/core/openings/obstacle-corners.ts';
import { WalledAreas } from '#lib/core/openings/walled-areas.ts';
import { WaysRound } from '#lib/core/openings/ways-round.ts';

const { toLngLat, toXy } = buildLocalMetres([115.46, 38.87]);
const MAX_M = 250;

const area = (...ring: Xy[]): Polygon => ({
	type: 'Polygon',
	coordinates: [[...ring, ring[0]!].map(toLngLat)]
});
const box = (west: number, south: number, east: number, north: number): Xy[] => [
	[west, south],
	[east, south],
	[east, north],
	[west, north]
];

interface Known {
	areas?: Polygon[];
	lines?: Xy[][];
	streets?: Xy[][];
}

function open({ areas = [], lines = [], streets = [] }: Known) {
	const drawn = lines.map((line) => line.map(toLngLat));
	const piecesOf = (line: readonly LngLat[]) => line.slice(1).flatMap((b, i) => [...line[i]!, ...b]);
	const walled = new WalledAreas(areas.map((geometry) => ({ geometry })));
	const grid = new LineGrid(
		streets.flatMap((street) => piecesOf(street.map(toLngLat))),
		[...walled.listWalls(), ...drawn.flatMap(piecesOf)]
	);
	const corners = listObstacleCorners({ areas, lines: drawn });
	const ways = new WaysRound(
		corners,
		(...line) => grid.isClear(...line),
		(at) => !walled.holds(at),
		MAX_M
	);
	return (a: Xy, b: Xy, maxM = MAX_M) => ways.from(toLngLat(a), MAX_M).to(toLngLat(b), maxM);
}

const lengthOf = (way: LngLat[] | undefined) => (way ? lineLengthM(way) : Infinity);

describe('the shortest way round', () => {
	it('a building passes its nearer corners, a metre off', () => {
		const find = open({ areas: [area(...box(-10, 0, 40, 20))] });
		const way = find([0, -30], [0, 50]);
		// West of it is nearer: past two corners.
		expect(way!.map(toXy).map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([
			[0, -30],
			[-11, -1],
			[-11, 21],
			[0, 50]
		]);
		const exact = 2 * Math.hypot(10, 30) + 20;
		expect(lengthOf(way)).toBeGreaterThan(exact);
		expect(lengthOf(way)).toBeLessThan(exact + 4 * ROUND_M);
		expect(find([0, -30], [0, 50], exact)).toBeUndefined();
	});

	it('is the same back', () => {
		const find = open({ areas: [area(...box(-10, 0, 40, 20)), area(...box(-30, 30, 12, 45))] });
		const there = find([0, -30], [0, 70]);
		expect(find([0, 70], [0, -30])).toEqual(there!.toReversed());
	});

	it('leads into a court and out of it, and not between buildings that touch', () => {
		// A U that is open to the east.
		const court = area([0, 0], [60, 0], [60, 10], [10, 10], [10, 40], [60, 40], [60, 50], [0, 50]);
		const find = open({ areas: [court] });
		expect(find([30, 25], [-20, 25])!.length).toBe(5);
		const shut = open({ areas: [court, area(...box(60, 0, 70, 50))] });
		expect(shut([30, 25], [-20, 25])).toBeUndefined();
	});

	it('goes round the end of a railway and along the outer side of its bends', () => {
		const find = open({
			lines: [
				[
					[-500, 0],
					[0, 0],
					[30, -30]
				]
			]
		});
		const way = find([-5, -40], [5, 40]);
		expect(way!.map(toXy)[1]![0]).toBeCloseTo(30.7, 0);
		expect(way).toHaveLength(3);
		expect(find([-180, -10], [-180, 10])).toBeUndefined();
	});

	it('crosses no street, and does not bend on one', () => {
		const areas = [area(...box(-10, 0, 10, 20))];
		const street = (x: number): Xy[] => [
			[x, -100],
			[x, 100]
		];
		expect(open({ areas, streets: [street(-15)] })([-2, -30], [-2, 50])!.map(toXy)[1]![0]).toBeLessThan(0);
		expect(open({ areas, streets: [street(-10.5)] })([-2, -30], [-2, 50])!.map(toXy)[1]![0]).toBeGreaterThan(
			10
		);
		expect(open({ areas, streets: [street(-5), street(5)] })([0, -30], [0, 50])).toBeUndefined();
	});
});

const SIZE = 120;
const STEP = 2;

/** Moves from a grid point to others, in steps: whatever way there is is at most 1.5 % longer along them. */
const MOVES: Xy[] = [];
for (let dx = -4; dx <= 4; dx++)
	for (let dy = -4; dy <= 4; dy++) {
		const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));
		if (divisor(dx, dy) === 1) MOVES.push([dx, dy]);
	}

/** Dijkstra over a dense grid of points, every move tested against every side. */
function walkOnGrid(rings: readonly Xy[][], from: Xy, to: Xy): number {
	const sides: Side[] = rings.flatMap((ring) => sidesOf([...ring, ring[0]!]));
	const count = SIZE / STEP + 1;
	const xyOf = (node: number): Xy => [(node % count) * STEP, Math.floor(node / count) * STEP];
	const nodeAt = ([x, y]: Xy) => Math.round(y / STEP) * count + Math.round(x / STEP);
	const lengths = new Float64Array(count * count).fill(Infinity);
	const isDone = new Uint8Array(count * count);
	const open = new Map([[nodeAt(from), 0]]);
	lengths[nodeAt(from)] = 0;
	const boxesMeet = ([[ax, ay], [bx, by]]: Side, [[cx, cy], [dx, dy]]: Side) =>
		Math.max(ax, bx) >= Math.min(cx, dx) &&
		Math.max(cx, dx) >= Math.min(ax, bx) &&
		Math.max(ay, by) >= Math.min(cy, dy) &&
		Math.max(cy, dy) >= Math.min(ay, by);
	while (open.size > 0) {
		let [node, length] = [-1, Infinity];
		for (const [one, at] of open) if (at < length) [node, length] = [one, at];
		open.delete(node);
		isDone[node] = 1;
		if (node === nodeAt(to)) return length;
		const at = xyOf(node);
		for (const [dx, dy] of MOVES) {
			const next: Xy = [at[0] + dx * STEP, at[1] + dy * STEP];
			if (next[0] < 0 || next[1] < 0 || next[0] > SIZE || next[1] > SIZE) continue;
			const other = nodeAt(next);
			const total = length + Math.hypot(dx, dy) * STEP;
			if (isDone[other] || total >= lengths[other]!) continue;
			if (sides.some((side) => boxesMeet(side, [at, next]) && doMeet(side, [at, next]))) continue;
			lengths[other] = total;
			open.set(other, total);
		}
	}
	return Infinity;
}

describe('ways round drawn at random', () => {
	it('are as long as the shortest on a dense grid, within its error, and cross nothing', () => {
		let [bent, longest] = [0, 0];
		for (let seed = 1; seed <= 14; seed++) {
			const random = buildRandom(seed);
			// Turned boxes, some of them with a piece cut out, on a chequer so that there is room between them.
			const rings = Array.from({ length: 9 }, (_, i): Xy[] => {
				const [x, y] = [20 + 40 * (i % 3), 20 + 40 * Math.floor(i / 3)];
				const [half, angle] = [8 + random() * 5, random() * 1.5];
				const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
				const ring = box(-half, -half, half, half);
				if (random() < 0.5) ring.splice(2, 1, [half, 0], [0, 0], [0, half]);
				return ring.map(([u, v]) => [x + cos * u - sin * v, y + sin * u + cos * v]);
			});
			// Beside the grid nobody goes.
			const fence: Xy[][] = [
				[
					[-1, -1],
					[SIZE + 1, -1],
					[SIZE + 1, SIZE + 1],
					[-1, SIZE + 1],
					[-1, -1]
				]
			];
			const find = open({ areas: rings.map((ring) => area(...ring)), lines: fence });
			for (let n = 0; n < 3; n++) {
				const spot = (side: number): Xy => [2 * Math.round(random() * 60), side];
				const [a, b] = [spot(n === 2 ? 40 : 0), spot(n === 2 ? 80 : 120)];
				if (rings.some((ring) => isInRings([ring], a) || isInRings([ring], b))) continue;
				const isBlocked = rings.some((ring) =>
					sidesOf([...ring, ring[0]!]).some((wall) => crosses([a, b], wall))
				);
				if (!isBlocked) continue;
				const way = find(a, b);
				const gridM = walkOnGrid(rings, a, b);
				const foundM = lengthOf(way);
				const bends = way!.length - 2;
				expect(foundM, `seed ${seed}`).toBeLessThanOrEqual(gridM + 2 * ROUND_M * bends);
				expect(gridM, `seed ${seed}`).toBeLessThanOrEqual(1.015 * foundM + 2 * STEP * (bends + 1));
				const walls = rings.flatMap((ring) => sidesOf([...ring, ring[0]!]));
				for (const side of sidesOf(way!.map(toXy))) {
					expect(rings.some((ring) => isInRings([ring], pointAt(side, 0.5)))).toBe(false);
					expect(walls.filter((wall) => crosses(side, wall))).toEqual([]);
				}
				bent++;
				longest = Math.max(longest, bends);
			}
		}
		expect(bent).toBeGreaterThan(20);
		expect(longest).toBeGreaterThan(2);
	});
});

function crosses([a, b]: Side, [c, d]: Side): boolean {
	const isApart = (u: number, v: number, w: number, z: number) =>
		Math.max(u, v) < Math.min(w, z) || Math.max(w, z) < Math.min(u, v);
	if (isApart(a[0], b[0], c[0], d[0]) || isApart(a[1], b[1], c[1], d[1])) return false;
	return doMeet([a, b], [c, d]);
}
