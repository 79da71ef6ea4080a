import { describe, expect, it } from 'vitest';
import { buildCentreField, findNearestCentres } from '#lib/core/coverage/find-nearest-centres.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { checkEdges, checkStreets } from '../../helpers/exactness/checked-network.ts';
import { DRAWN_CITIES } from '../../helpers/exactness/drawn-cities.ts';
import { placeByHand } from '../../helpers/exactness/oracle-placement.ts';
import { QUANTA_PER_METRE, toQuanta } from '../../helpers/exactness/oracle.ts';

describe('a place as near to two streets', () => {
	it.each(Object.keys(DRAWN_CITIES) as (keyof typeof DRAWN_CITIES)[])(
		'is put on the smaller edge, at the smaller offset: corners of %s',
		(name) => {
			const { network } = checkStreets(DRAWN_CITIES[name].ways);
			const { shapeStart, shapeLngLat, edgeCount } = network;
			const snapper = buildSnapper(network);
			const first = new Map<string, { edge: number; lngLat: LngLat; isStart: boolean }>();
			for (let edge = 0; edge < edgeCount; edge++)
				for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]!; i++) {
					const lngLat: LngLat = [shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!];
					const isStart = i === shapeStart[edge];
					if (!first.has(lngLat.join())) first.set(lngLat.join(), { edge, lngLat, isStart });
				}
			expect(first.size).toBeGreaterThan(3);
			for (const { edge, lngLat, isStart } of first.values()) {
				const found = snapper.find(lngLat)!;
				expect(found, lngLat.join()).toMatchObject({ edge, accessM: 0 });
				expect(found.offsetM === 0, lngLat.join()).toBe(isStart);
			}
		}
	);

	it('is put on the smaller edge of two that run on either side of it', () => {
		// Steps of a power of two: both streets are as near to the last digit.
		const step = 2 ** -12;
		const at = (x: number, y: number): LngLat => [115.5 + x * step, 38.75 + y * step];
		const nodes = [at(0, 1), at(8, 1), at(0, -1), at(8, -1)];
		const north = { from: 0, to: 1, inner: [] };
		const south = { from: 2, to: 3, inner: [] };
		for (const [edges, latitude] of [
			[[north, south], at(0, 1)[1]],
			[[south, north], at(0, -1)[1]]
		] as const) {
			const { network, oracle } = checkEdges(nodes, edges);
			expect(placeByHand(oracle, at(3, 0)).isAmbiguous).toBe(true);
			expect(buildSnapper(network).find(at(3, 0))).toMatchObject({
				edge: 0,
				lngLat: [at(3, 0)[0], latitude]
			});
		}
	});
});

describe('a place far from every street', () => {
	const plane = buildLocalMetres([115.5, 38.8]);
	const nodes = [plane.toLngLat([-5000, 0]), plane.toLngLat([5000, 0])];
	const { network } = checkEdges(nodes, [{ from: 0, to: 1, inner: [] }]);
	const snapper = buildSnapper(network);

	it.each([0, 1, 63, 65, 255, 257, 999])('%s m away is on the network', (offM) => {
		// A degree of longitude is as long as in the middle; the street is no great circle: a decimetre.
		expect(snapper.find(plane.toLngLat([700, offM]))!.accessM).toBeCloseTo(offM, 0);
		expect(snapper.find(plane.toLngLat([700, -offM]))!.accessM).toBeCloseTo(offM, 0);
	});

	it.each([1001, 1500, 20_000])('%s m away is not', (offM) => {
		expect(snapper.find(plane.toLngLat([700, offM]))).toBeUndefined();
		expect(snapper.find(plane.toLngLat([5000 + offM, 0]))).toBeUndefined();
	});

	it('is put on the nearest street, not on the first that its window shows', () => {
		// The window of the search is square: a street in its corner is further than one beyond its side.
		const corner = [plane.toLngLat([50, 50]), plane.toLngLat([60, 60])];
		const side = [plane.toLngLat([-300, 66]), plane.toLngLat([0, 66])];
		const checked = checkEdges(
			[...corner, ...side],
			[
				{ from: 0, to: 1, inner: [] },
				{ from: 2, to: 3, inner: [] }
			]
		);
		const place = plane.toLngLat([0, 0]);
		expect(buildSnapper(checked.network).find(place)!.edge).toBe(1);
		expect(placeByHand(checked.oracle, place).spots).toMatchObject([{ stretch: 1 }]);
	});
});

describe('equally near ways in', () => {
	const step = 2 ** -10;
	const nodes: LngLat[] = [0, 1, 2, 3].map((i) => [115.5, 38.75 + i * step]);
	const checked = checkEdges(nodes, [
		{ from: 0, to: 1, inner: [] },
		{ from: 1, to: 2, inner: [] },
		{ from: 2, to: 3, inner: [] }
	]);
	const lengthQ = checked.oracle.lengthsQ[0]!;
	const at = (stretch: number, alongQ: number) => checked.position({ stretch, alongQ, accessQ: 0 });
	const walk = (centres: Parameters<typeof findNearestCentres>[1], community: (typeof centres)[number]) =>
		findNearestCentres(buildCentreField(checked.network, centres), [community])[0]!;

	it('of a community: the first', () => {
		const centre = { id: 'c', positions: [at(1, lengthQ / 2)] };
		// The same stretch, and the two beside it; both 10 m to either side, or a stretch away.
		for (const offQ of [toQuanta(10), lengthQ]) {
			const [west, east] = [
				offQ === lengthQ ? at(0, lengthQ / 2) : at(1, lengthQ / 2 - offQ),
				offQ === lengthQ ? at(2, lengthQ / 2) : at(1, lengthQ / 2 + offQ)
			];
			for (const positions of [
				[west, east],
				[east, west],
				[undefined, east, west, east]
			]) {
				const first = positions.findIndex((position) => position !== undefined);
				const found = walk([centre], { id: 'k', positions });
				expect(found).toMatchObject({ entrance: first, door: 0, distanceM: offQ / QUANTA_PER_METRE });
			}
		}
	});

	it('of a centre: one of them, and of two centres the smaller id, whatever their order', () => {
		const [west, east] = [at(0, lengthQ / 2), at(2, lengthQ / 2)];
		const community = { id: 'k', positions: [at(1, lengthQ / 2)] };
		expect(walk([{ id: 'c', positions: [undefined, east, west] }], community).door).toBe(1);
		for (const [a, b] of [
			[west, east],
			[east, west]
		]) {
			// As text, 'c10' comes before 'c9'.
			const [ten, nine] = [
				{ id: 'c10', positions: [a] },
				{ id: 'c9', positions: [b] }
			];
			expect(walk([ten!, nine!], community).centre).toBe(0);
			expect(walk([nine!, ten!], community).centre).toBe(1);
		}
	});
});
