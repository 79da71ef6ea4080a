import { describe, expect, test } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { joinLines } from '#lib/server/import/join-lines.ts';
import { joinVertices } from '#lib/server/import/join-vertices.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { writeTemporary } from './temporary-file.ts';

const UNIT = 1e-7;

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
	const shuffled = [...items];
	for (let i = shuffled.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
	}
	return shuffled;
}

/** The number of the first position that each is joined to, by trying every pair until nothing changes. */
function joinSlowly(points: readonly LngLat[]): number[] {
	const first = points.map((_, i) => i);
	const agree = (a: LngLat, b: LngLat) =>
		Math.abs(a[0] - b[0]) <= 1.0001 * UNIT && Math.abs(a[1] - b[1]) <= 1.0001 * UNIT;
	for (;;) {
		const next = points.map((a, i) =>
			Math.min(first[i]!, ...points.flatMap((b, j) => (agree(a, b) ? first[j]! : [])))
		);
		if (next.every((value, i) => value === first[i])) return first;
		first.splice(0, first.length, ...next);
	}
}

describe('positions that agree to 10⁻⁷ degrees are one place', () => {
	test('as trying every pair finds, wherever they lie', () => {
		const random = buildRandom(7);
		for (let round = 0; round < 200; round++) {
			const [lng0, lat0] = [random() * 360 - 180, random() * 180 - 90];
			const points = Array.from({ length: 40 }, (): LngLat => [
				lng0 + Math.round(random() * 80) * 0.1 * UNIT,
				lat0 + Math.round(random() * 80) * 0.1 * UNIT
			]);
			const places = joinVertices(
				Float64Array.from(points, ([lng]) => lng),
				Float64Array.from(points, ([, lat]) => lat)
			);
			const slow = joinSlowly(points);
			for (const i of points.keys())
				for (const j of points.keys()) expect(places[i] === places[j]).toBe(slow[i] === slow[j]);
		}
	});

	test('two ends are one for every offset up to 10⁻⁷, and two beyond it', async () => {
		const random = buildRandom(8);
		for (let round = 0; round < 300; round++) {
			const meeting: LngLat = [115.46 + random() * 0.01, 38.87 + random() * 0.01];
			const isNear = round % 3 > 0;
			const size = isNear ? random() * UNIT : UNIT * (1.1 + random());
			const away = random() * 2 - 1;
			const offset: LngLat = random() < 0.5 ? [size, away * UNIT] : [away * UNIT, -size];
			const lines: LngLat[][] = [
				[[115.45, 38.86], meeting],
				[
					[meeting[0] + offset[0], meeting[1] + offset[1]],
					[115.48, 38.89]
				]
			];
			const [first, second] = joinLines(lines);
			expect(first!.vertexKeys.at(-1) === second!.vertexKeys[0], `${offset}`).toBe(isNear);
		}
	});

	test('joined vertices lie at the westernmost of their positions, then the southernmost, in any order', () => {
		const [a, b, c]: LngLat[] = [
			[115.46, 38.87],
			[115.46 + 0.6 * UNIT, 38.87 - 0.6 * UNIT],
			[115.46, 38.87 - 0.3 * UNIT]
		];
		const away: LngLat = [115.47, 38.88];
		for (const order of [
			[a!, b!, c!],
			[c!, b!, a!],
			[b!, a!, c!]
		]) {
			const runs = joinLines(order.map((end) => [end, away]));
			expect(runs.map(({ coordinates }) => coordinates[0])).toEqual([c, c, c]);
		}
	});

	test('the network is the same whatever the order of the lines and their directions', async () => {
		const random = buildRandom(9);
		for (let round = 0; round < 30; round++) {
			const corners = Array.from({ length: 12 }, (): LngLat => [
				115.46 + Math.floor(random() * 4) * 0.001,
				38.87 + Math.floor(random() * 4) * 0.001
			]);
			const noisy = (corner: LngLat): LngLat => [
				corner[0] + (random() - 0.5) * 0.9 * UNIT,
				corner[1] + (random() - 0.5) * 0.9 * UNIT
			];
			const lines = Array.from({ length: 14 }, (_, i) => ({
				id: `street ${i}`,
				line: [corners[Math.floor(random() * 12)]!, corners[Math.floor(random() * 12)]!].map(noisy)
			})).filter(({ line: [a, b] }) => Math.hypot(a![0] - b![0], a![1] - b![1]) > 1e-4);
			const build = async (features: typeof lines) => {
				const file = {
					type: 'FeatureCollection',
					features: features.map(({ id, line }) => ({
						type: 'Feature',
						id,
						properties: {},
						geometry: { type: 'LineString', coordinates: line }
					}))
				};
				return buildNetwork((await readStreets(writeTemporary('noise.geojson', file))).ways);
			};
			const network = await build(lines);
			const turned = shuffle(lines, random).map(({ id, line }) => ({
				id,
				line: random() < 0.5 ? line.toReversed() : line
			}));
			expect(await build(turned)).toEqual(network);
			// Every corner is one node or none: noise makes no second.
			expect(network.nodeCount).toBeLessThanOrEqual(16);
		}
	});
});

describe('a line', () => {
	const lng = 115.46;

	test('drawn at every few millimetres keeps its length', () => {
		for (const step of [0.2, 0.45, 0.55, 0.9, 1.1]) {
			const line = Array.from({ length: 400 }, (_, i): LngLat => [lng + i * step * UNIT, 38.87]);
			const [run] = joinLines([line]);
			const [first, last] = [run!.coordinates[0]!, run!.coordinates.at(-1)!];
			expect(last[0] - first[0], `step ${step}`).toBeGreaterThan(399 * step * UNIT - 1.5 * UNIT);
		}
	});

	test('that comes back to where it began is a ring, though the ends differ by a hair', () => {
		const ring: LngLat[] = [
			[lng, 38.87],
			[lng + 0.001, 38.87],
			[lng + 0.001, 38.871],
			[lng + 0.5 * UNIT, 38.87 - 0.5 * UNIT]
		];
		const [run] = joinLines([ring]);
		expect(run!.vertexKeys.at(-1)).toBe(run!.vertexKeys[0]);
	});

	test('of two positions at one place is a single vertex', () => {
		const [run] = joinLines([
			[
				[115.461_732_750_01, 38.87],
				[115.461_732_749_99, 38.87]
			]
		]);
		expect(run!.vertexKeys).toHaveLength(1);
	});
});
