import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { Network, StreetWay } from '#lib/core/network/types.ts';
import { GAP_M, toPlanStreets } from '#lib/server/cities/to-plan-streets.ts';
import { toStreetWays } from '#lib/server/city-store/to-street-ways.ts';
import { cutAtBarriers } from '#lib/server/import/cut-at-barriers.ts';

const way = (id: string, keys: (number | string)[], places: Record<number | string, LngLat>): StreetWay => ({
	id,
	name: '',
	streetClass: 'residential',
	provenance: 'imported',
	vertexKeys: keys,
	coordinates: keys.map((key) => places[key]!)
});

const collect = (features: CityFeatures['streets']['features']) => ({
	streets: { type: 'FeatureCollection' as const, features }
});

/** The network that a plan with these streets has. */
const rebuild = (ways: readonly StreetWay[]): Network =>
	buildNetwork(toStreetWays(collect(toPlanStreets(ways))));

const shapeOf = ({ nodeCount, edgeCount, componentLengthM }: Network) => ({
	nodeCount,
	edgeCount,
	components: componentLengthM.length
});

it('joins what has one key', () => {
	const places = { 1: [115, 38], 2: [115.001, 38], 3: [115.002, 38], 4: [115.001, 38.001] } as const;
	const ways = [way('a', [1, 2, 3], places as never), way('b', [2, 4], places as never)];
	expect(shapeOf(rebuild(ways))).toEqual({ nodeCount: 4, edgeCount: 3, components: 1 });
});

it('keeps a shut gate shut by a gap that can be seen', () => {
	const places = { 1: [115, 38], 2: [115.001, 38], 3: [115.002, 38] } as never;
	const [before, after] = cutAtBarriers(way('a', [1, 2, 3], places), 'a', (key) => key === 2);
	const ways = [
		{ ...way('a', [1, 2, 3], places), ...before },
		{ ...way('a#2', [1, 2, 3], places), ...after }
	];
	const streets = toPlanStreets(ways);
	const [one, other] = [streets[0]!.geometry.coordinates.at(-1)!, streets[1]!.geometry.coordinates[0]!];
	expect(haversineM(...(one as LngLat), ...(other as LngLat))).toBeCloseTo(2 * GAP_M, 1);
	expect(shapeOf(rebuild(ways))).toEqual({ nodeCount: 4, edgeCount: 2, components: 2 });
	expect(streets.map(({ properties }) => properties.id)).toEqual(['street-a', 'street-a-2']);
});

it('does not join a bridge with the junction under it', () => {
	const places = {
		1: [115, 38],
		2: [115.001, 38],
		3: [115.002, 38],
		4: [115.001, 37.999],
		bridge: [115.001, 38],
		5: [115.001, 38.001]
	} as never;
	const ways = [way('a', [1, 2, 3], places), way('b', [4, 'bridge', 5], places)];
	expect(shapeOf(rebuild(ways))).toEqual({ nodeCount: 4, edgeCount: 2, components: 2 });
});

it('gives ids that are each there once', () => {
	const places = { 1: [115, 38], 2: [115.001, 38] } as never;
	const ids = toPlanStreets(['12', '12#2', '12-2', '', '街 1'].map((id) => way(id, [1, 2], places))).map(
		({ properties }) => properties.id
	);
	expect(ids.toSorted()).toEqual(['street-1', 'street-12', 'street-12-2', 'street-12-2-2', 'street-街-1']);
});

it('leaves out what has no length', () => {
	const places = { 1: [115, 38], 2: [115, 38.000_000_01] } as never;
	expect(toPlanStreets([])).toEqual([]);
	expect(toPlanStreets([way('a', [1, 1], places)])).toEqual([]);
});

/** Streets of a grid with gates, bridges and nodes that lie on each other. */
const arbitraryWays = fc
	.array(
		fc.record({
			nodes: fc.uniqueArray(fc.nat(35), { minLength: 2, maxLength: 6 }),
			// A second node at the same place, on another level.
			above: fc.boolean()
		}),
		{ minLength: 1, maxLength: 12 }
	)
	.chain((drawn) =>
		fc.record({
			drawn: fc.constant(drawn),
			gates: fc.uniqueArray(fc.nat(35), { maxLength: 4 })
		})
	)
	.map(({ drawn, gates }) => {
		const shut = new Set<number>(gates);
		return drawn.flatMap(({ nodes, above }, i): StreetWay[] => {
			const coordinates = nodes.map((node): LngLat => [
				115 + (node % 6) / 1000,
				38 + ((node / 6) | 0) / 1000
			]);
			const vertexKeys = nodes.map((node) => (above ? node + 100 : node));
			const whole = { id: `w${i}`, name: '', streetClass: 'service', provenance: 'imported' } as const;
			return cutAtBarriers({ coordinates, vertexKeys }, whole.id, (key) => shut.has(Number(key) % 100)).map(
				(run, part) => ({ ...whole, ...run, id: `w${i}#${part}` })
			);
		});
	});

it('gives the plan the network of the file', () => {
	fc.assert(
		fc.property(arbitraryWays, (ways) => {
			const [before, after] = [buildNetwork(ways), rebuild(ways)];
			expect(shapeOf(after)).toEqual(shapeOf(before));
			const lengthOf = ({ componentLengthM }: Network) => componentLengthM.reduce((sum, m) => sum + m, 0);
			// A gate takes half a metre of each of its two ends, whatever is moved apart some centimetres.
			expect(Math.abs(lengthOf(after) - lengthOf(before))).toBeLessThanOrEqual(ways.length * 2 * GAP_M + 1);
		}),
		{ numRuns: 500 }
	);
});
