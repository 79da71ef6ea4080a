import { describe, expect, it } from 'vitest';
import { findNearestOthers } from '#lib/core/neighbours/find-nearest-others.ts';
import { listGroups } from '#lib/core/neighbours/list-groups.ts';
import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import type { NeighbourArea } from '#lib/core/neighbours/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { box, pointArea, polygon, street } from '../../helpers/packages/random-neighbourhood.ts';

const area = (id: string, geometry: NeighbourArea['geometry']): NeighbourArea => ({ id, geometry });
const plot = (id: string, x: number, y: number, widthM = 100, heightM = 100) =>
	area(id, polygon(box(x, y, widthM, heightM)));
const pairsOf = (areas: NeighbourArea[], ways: StreetWay[] = [], gapM = 30) =>
	listNeighbours(areas, buildNetwork(ways), { gapM }).pairs;
/** Pairs as text, metres rounded to 10 cm: degrees are kept to full precision here. */
const text = (areas: NeighbourArea[], ways: StreetWay[] = [], gapM = 30) =>
	pairsOf(areas, ways, gapM).map(
		({ a, b, gapM: m, sharedWallM: wall }) => `${a}${b} ${m.toFixed(1)} ${wall.toFixed(1)}`
	);

describe('neighbours', () => {
	it('lie within the gap, the gap included', () => {
		expect(text([plot('a', 0, 0), plot('b', 130, 0), plot('c', 260.2, 0)])).toEqual(['ab 30.0 0.0']);
		expect(text([plot('a', 0, 0), plot('b', 130, 0)], [], 29.9)).toEqual([]);
		expect(text([plot('a', 0, 0), plot('b', 120, 120)])).toEqual(['ab 28.3 0.0']);
	});

	it('have no gap where they touch or overlap, and share the common boundary', () => {
		expect(text([plot('a', 0, 0), plot('b', 100, 20)])).toEqual(['ab 0.0 80.0']);
		expect(text([plot('a', 0, 0), plot('b', 100, 100)])).toEqual(['ab 0.0 0.0']);
		expect(text([plot('a', 0, 0), plot('b', 95, 0)])).toEqual(['ab 0.0 100.0']);
		expect(text([plot('a', 0, 0), plot('b', 30, 30, 20, 20)])).toEqual(['ab 0.0 0.0']);
	});

	it('overlap at the westernmost of their corners, whatever the order of areas and vertices', () => {
		const ring = box(30, 30, 20, 20);
		const inner = (corners: typeof ring) => area('b', polygon(corners));
		const [pair] = pairsOf([plot('a', 0, 0), inner(ring)]);
		expect(pairsOf([inner(ring.toReversed()), plot('a', 0, 0)])).toEqual([pair]);
		expect(pairsOf([inner([...ring.slice(2), ...ring.slice(0, 2)]), plot('a', 0, 0)])).toEqual([pair]);
	});

	it('share a wall only where no more than 6 m lies between faces of it', () => {
		expect(text([plot('a', 0, 0), plot('b', 105.9, 40)])).toEqual(['ab 5.9 60.0']);
		expect(text([plot('a', 0, 0), plot('b', 106.1, 40)])).toEqual(['ab 6.1 0.0']);
		// In one row with their fronts, and with a gap of 1 m between their sides.
		expect(text([plot('a', 0, 0, 100, 3), plot('b', 101, 0, 100, 3)])).toEqual(['ab 1.0 3.0']);
	});

	it('are measured from sides, not from corners', () => {
		const wedge = area(
			'b',
			polygon([
				[50, 110],
				[0, 200],
				[100, 200]
			])
		);
		expect(text([plot('a', 0, 0), wedge])).toEqual(['ab 10.0 0.0']);
	});

	it('are neighbours of what lies in their hole', () => {
		const ring = area('a', polygon(box(0, 0, 200, 200), box(50, 50, 100, 100)));
		expect(text([ring, plot('b', 60, 60, 80, 80)])).toEqual(['ab 10.0 0.0']);
		expect(text([ring, plot('b', 50, 50, 100, 100)])).toEqual(['ab 0.0 400.0']);
		expect(text([ring, plot('b', 90, 90, 20, 20)], [], 39)).toEqual([]);
	});

	it('may be points and areas in parts', () => {
		expect(text([plot('a', 0, 0), area('p', pointArea([110, 50])), area('q', pointArea([110, 70]))])).toEqual(
			['ap 10.0 0.0', 'aq 10.0 0.0', 'pq 20.0 0.0']
		);
		const parts = { type: 'MultiPolygon' as const, coordinates: [] as GeoJSON.Position[][][] };
		for (const x of [0, 300]) {
			const one = polygon(box(x, 0, 100, 100));
			if (one.type === 'Polygon') parts.coordinates.push(one.coordinates);
		}
		expect(text([area('a', parts), plot('b', 410, 0)])).toEqual(['ab 10.0 0.0']);
	});

	it('are nobody where there is nobody', () => {
		expect(pairsOf([])).toEqual([]);
		expect(pairsOf([plot('a', 0, 0)])).toEqual([]);
		expect(pairsOf([plot('a', 0, 0), area('b', polygon(box(0, 0, 0, 0)))]).length).toBe(1);
		expect(() => pairsOf([plot('a', 0, 0)], [], -1)).toThrow(RangeError);
		expect(() => pairsOf([plot('a', 0, 0)], [], Number.NaN)).toThrow(/gap/);
	});
});

describe('main streets', () => {
	const two = [plot('a', 0, 0), plot('b', 120, 0)];

	it('part neighbours, other streets do not but are named', () => {
		expect(pairsOf(two, [street('大街', 'tertiary', [110, -50], [110, 150])])).toEqual([]);
		const [alley] = pairsOf(two, [street('', 'lane', [110, -50], [110, 150])]);
		expect(alley!.streetBetween).toEqual({ name: '', streetClass: 'lane' });
		const [lane] = pairsOf(two, [street('莲池巷', 'residential', [110, -50], [110, 150])]);
		expect(lane!.streetBetween).toEqual({ name: '莲池巷', streetClass: 'residential' });
		expect(pairsOf(two)[0]!.streetBetween).toBeNull();
	});

	it('that end are gone round', () => {
		// Clear only above y = 90: still 20 m across.
		expect(text(two, [street('大街', 'primary', [110, -50], [110, 90])])).toEqual(['ab 20.0 0.0']);
		// The street ends 5 m beyond the corners: up, over its end and down again.
		const [round] = pairsOf(two, [street('大街', 'primary', [110, -5], [110, 105])], 40);
		expect(round).toBeUndefined();
		const towers = [
			plot('a', 0, 0),
			area(
				'b',
				polygon([
					[105, 0],
					[205, 0],
					[205, 100],
					[125, 100]
				])
			)
		];
		const [way] = pairsOf(towers, [street('大街', 'primary', [102.5, -20], [102.5, 50])]);
		// From (100, y) past (102.5, 50) to the slanting wall x = 105 + y ÷ 5: straight on at y = 50, at right angles less.
		expect(way!.gapM).toBeGreaterThan(14);
		expect(way!.gapM).toBeLessThan(15);
	});

	it('on the common boundary part neighbours, and one that only crosses it does not', () => {
		const touching = [plot('a', 0, 0), plot('b', 100, 0)];
		expect(pairsOf(touching, [street('大街', 'primary', [100, -50], [100, 150])])).toEqual([]);
		// Drawn a hand's breadth off by rounding.
		expect(pairsOf(touching, [street('大街', 'primary', [100.01, -50], [99.99, 150])])).toEqual([]);
		expect(text(touching, [street('大街', 'primary', [-50, 50], [250, 50])])).toEqual(['ab 0.0 100.0']);
	});
});

describe('groups and loners', () => {
	it('hang together through neighbours', () => {
		const pairs = [
			{ a: 'a', b: 'c' },
			{ a: 'c', b: 'd' },
			{ a: 'b', b: 'x' }
		];
		expect(listGroups(['d', 'a', 'b', 'c'], pairs)).toEqual([['a', 'c', 'd'], ['b']]);
		expect(listGroups([], pairs)).toEqual([]);
	});

	it('are told what is nearest and which main street lies between', () => {
		const areas = [plot('a', 0, 0), plot('b', 184, 0), plot('c', 0, 500)];
		const network = buildNetwork([street('东风路', 'primary', [140, -50], [140, 150])]);
		const found = findNearestOthers(['a', 'c'], areas, network);
		expect(found.get('a')).toEqual({
			id: 'b',
			distanceM: expect.closeTo(84, 1),
			mainStreet: { name: '东风路', streetClass: 'primary' }
		});
		expect(found.get('c')).toEqual({ id: 'a', distanceM: expect.closeTo(400, 0), mainStreet: null });
		expect(findNearestOthers(['a'], [areas[0]!], network).size).toBe(0);
	});
});
