import { describe, expect, it } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import type { NeighbourArea, NeighbourPair } from '#lib/core/neighbours/types.ts';
import { SHARED_WALL_M } from '#lib/core/neighbours/settings.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import {
	buildBruteGround,
	findBruteGap,
	isWayClear,
	measureBruteWall
} from '../../helpers/packages/brute-neighbours.ts';
import { buildRandomNeighbourhood, mainLines, ORIGIN } from '../../helpers/packages/random-neighbourhood.ts';
import { howMany } from '../../helpers/how-many.ts';

const GAP_M = 30;
const CITIES = 1_000;
/** Samples this far apart see a way that is longer than the shortest by less than this on 1 m of it. */
const STEP_M = 4;
const SLACK_M = 0.75;

const find = (areas: readonly NeighbourArea[], ways: Parameters<typeof buildNetwork>[0]) =>
	listNeighbours(areas, buildNetwork(ways), { gapM: GAP_M }).pairs;

describe(`neighbours of ${CITIES} random cities`, () => {
	it('are those that sampling finds, no farther, and by a way that is clear', () => {
		const seen = { pairs: 0, barred: 0, round: 0, touching: 0 };
		for (let seed = 1; seed <= CITIES; seed++) {
			const { areas, ways } = buildRandomNeighbourhood(seed, { columns: 3, rows: 2 });
			const ground = buildBruteGround(ORIGIN, mainLines(ways));
			const pairs = new Map(find(areas, ways).map((pair) => [pair.a + pair.b, pair]));
			for (const [i, a] of areas.entries())
				for (const b of areas.slice(i + 1)) {
					const what = `seed ${seed}, ${a.id} ${b.id}`;
					const pair = pairs.get(a.id + b.id);
					// A little farther from streets than the rule asks: what is found this way must be found.
					const options = { limitM: GAP_M, stepM: STEP_M, clearM: 0.15 };
					const brute = findBruteGap(a, b, ground, options);
					if (brute < GAP_M - 0.01) expect(pair?.gapM ?? Infinity, what).toBeLessThanOrEqual(brute + 0.01);
					else seen.barred++;
					if (!pair) continue;
					const [p, q] = pair.line.map((lngLat) => ground.toPlane(lngLat)) as [
						[number, number],
						[number, number]
					];
					expect(Math.hypot(p[0] - q[0], p[1] - q[1]), what).toBeCloseTo(pair.gapM, 1);
					expect(isWayClear([p, q], ground, 0.04), what).toBe(true);
					if (brute > pair.gapM + SLACK_M) seen.round++;
					seen.pairs++;
					if (pair.gapM === 0) seen.touching++;
				}
		}
		// Hard cases do come up, and sampling is rarely blind where the exact answer is not.
		expect(Math.min(seen.pairs, seen.barred, seen.touching), JSON.stringify(seen)).toBeGreaterThan(500);
		expect(seen.round / seen.pairs, JSON.stringify(seen)).toBeLessThan(0.02);
	});

	it('share the wall that sampling measures', () => {
		let measured = 0;
		for (let seed = 1; seed <= howMany(100); seed++) {
			const { areas } = buildRandomNeighbourhood(seed);
			const leftward = areas.map((area) => ({ ...area, geometry: turnLeft(area.geometry) }));
			const ground = buildBruteGround(ORIGIN, []);
			const byId = new Map(leftward.map((area) => [area.id, area]));
			for (const { a, b, sharedWallM } of find(areas, [])) {
				const options = { withinM: SHARED_WALL_M, stepM: 0.5 };
				const brute = measureBruteWall(byId.get(a)!, byId.get(b)!, ground, options);
				expect(Math.abs(sharedWallM - brute), `seed ${seed}, ${a} ${b}: ${brute}`).toBeLessThan(2);
				if (brute > 10) measured++;
			}
		}
		expect(measured).toBeGreaterThan(100);
	});

	it('do not depend on the order of areas, streets, rings and vertices', () => {
		for (let seed = 1; seed <= howMany(100); seed++) {
			const { areas, ways } = buildRandomNeighbourhood(seed);
			const random = buildRandom(seed);
			const shuffled = areas.map((area) => ({ ...area, geometry: turnAround(area.geometry, random) }));
			const [one, other] = [find(areas, ways), find(shuffled.toReversed(), ways.toReversed())];
			expect(other.map(figuresOf), `seed ${seed}`).toEqual(one.map(figuresOf));
		}
	});
});

const figuresOf = ({ a, b, gapM, sharedWallM }: NeighbourPair) => [
	a,
	b,
	expect.closeTo(gapM, 2),
	expect.closeTo(sharedWallM, 2)
];

type Ring = GeoJSON.Position[];

function mapRings(geometry: NeighbourArea['geometry'], change: (ring: Ring, hole: boolean) => Ring) {
	const polygonOf = (rings: Ring[]) => rings.map((ring, i) => change(ring, i > 0));
	if (geometry.type === 'Point') return geometry;
	return geometry.type === 'Polygon'
		? { ...geometry, coordinates: polygonOf(geometry.coordinates) }
		: { ...geometry, coordinates: geometry.coordinates.map(polygonOf) };
}

/** Rings begun elsewhere and run the other way round. */
const turnAround = (geometry: NeighbourArea['geometry'], random: () => number) =>
	mapRings(geometry, (ring) => {
		const open = ring.slice(1);
		const start = Math.floor(random() * open.length);
		const turned = [...open.slice(start), ...open.slice(0, start)];
		if (random() < 0.5) turned.reverse();
		return [turned.at(-1)!, ...turned];
	});

/** Rings with the area to their left. */
const turnLeft = (geometry: NeighbourArea['geometry']) =>
	mapRings(geometry, (ring, hole) => {
		const twice = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0]! * y! - x! * ring[i]![1]!, 0);
		return twice > 0 === hole ? ring.toReversed() : ring;
	});
