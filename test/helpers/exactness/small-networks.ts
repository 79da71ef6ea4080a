import { buildCentreField, findNearestCentres } from '#lib/core/coverage/find-nearest-centres.ts';
import type { Site } from '#lib/core/coverage/types.ts';
import { buildRandom, type Random } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Network, StreetWay } from '#lib/core/network/types.ts';
import { checkEdges, checkStreets, type CheckedNetwork, type HandMadeEdge } from './checked-network.ts';
import type { ExactOracle, Spot, VertexKey } from './oracle.ts';
import { buildRandomEdges, buildRandomStreets, buildSpotMaker, pick, shuffle } from './random-networks.ts';

/** A random network, with the same network built otherwise and with one more link. */
export interface SmallNetwork {
	checked: CheckedNetwork;
	random: Random;
	/** The same streets in another order, each run through in another direction. */
	shuffled(): CheckedNetwork;
	/** With one more street between two vertices that are there. */
	linked(): CheckedNetwork;
	/** A spot of this network on one of the two others. */
	move(spot: Spot, to: CheckedNetwork): Spot;
}

/** Even seeds are made of streets, odd ones of edges that streets cannot make. */
export function buildSmallNetwork(seed: number): SmallNetwork | undefined {
	const random = buildRandom(seed);
	return seed % 2 === 0 ? ofStreets(seed, random) : ofEdges(random);
}

function ofStreets(seed: number, random: Random): SmallNetwork | undefined {
	// The city keeps to its seed; half of its streets make a small one.
	const all = buildRandomStreets(seed, random);
	const ways = all.slice(0, 2 + pick(random, Math.min(12, all.length)));
	if (ways.length === 0) return undefined;
	const checked = checkStreets(ways);
	if (checked.placeable.length === 0) return undefined;
	const indexes = new WeakMap<ExactOracle, Map<string, number>>();
	const indexOf = (oracle: ExactOracle) => {
		const index =
			indexes.get(oracle) ?? new Map(oracle.stretches.map(({ a, b }, i) => [pairOf(a, b), i] as const));
		indexes.set(oracle, index);
		return index;
	};
	return {
		checked,
		random,
		shuffled: () => checkStreets(shuffle(random, ways).map((way) => (random() < 0.5 ? reverse(way) : way))),
		linked: () => checkStreets([...ways, buildLink(ways, random)]),
		move({ stretch, alongQ, accessQ }, { oracle }) {
			const { a, b } = checked.oracle.stretches[stretch]!;
			const other = indexOf(oracle).get(pairOf(a, b))!;
			const isSame = oracle.stretches[other]!.a === a;
			return { stretch: other, alongQ: isSame ? alongQ : oracle.lengthsQ[other]! - alongQ, accessQ };
		}
	};
}

function pairOf(a: VertexKey, b: VertexKey): string {
	const [p, q] = [`${typeof a} ${a}`, `${typeof b} ${b}`];
	return p < q ? `${p} ${q}` : `${q} ${p}`;
}

const reverse = (way: StreetWay): StreetWay => ({
	...way,
	vertexKeys: way.vertexKeys.toReversed(),
	coordinates: way.coordinates.toReversed()
});

/** By way of a point that is nobody else's, so that it runs along no street. */
function buildLink(ways: readonly StreetWay[], random: Random): StreetWay {
	const end = () => {
		const { vertexKeys, coordinates } = ways[pick(random, ways.length)]!;
		const i = pick(random, vertexKeys.length);
		return { key: vertexKeys[i]!, at: coordinates[i]! };
	};
	const [p, q] = [end(), end()];
	const middle: LngLat = [
		(p.at[0] + q.at[0]) / 2 + random() * 1e-4,
		(p.at[1] + q.at[1]) / 2 + random() * 1e-4
	];
	return {
		...ways[0]!,
		id: 'link',
		vertexKeys: [p.key, 'middle of the link', q.key],
		coordinates: [p.at, middle, q.at]
	};
}

function ofEdges(random: Random): SmallNetwork {
	const { nodes, edges } = buildRandomEdges(random, {
		nodeCount: 2 + pick(random, 9),
		edgeCount: 1 + pick(random, 14)
	});
	const checked = checkEdges(nodes, edges);
	// Edges are put in another order and turned round; `places` tells where each stretch went.
	const places = new WeakMap<CheckedNetwork, (stretch: number) => { stretch: number; isTurned: boolean }>();
	const firstStretch = (list: readonly HandMadeEdge[]) => {
		const first: number[] = [];
		let next = 0;
		for (const { inner } of list) {
			first.push(next);
			next += inner.length + 1;
		}
		return first;
	};
	const first = firstStretch(edges);
	return {
		checked,
		random,
		shuffled() {
			const order = shuffle(random, [...edges.keys()]);
			const turned = edges.map(({ from, to }) => from === to && random() < 0.5);
			const moved = order.map((i) =>
				turned[i] ? { ...edges[i]!, inner: edges[i]!.inner.toReversed() } : edges[i]!
			);
			const other = checkEdges(nodes, moved);
			const movedFirst = firstStretch(moved);
			places.set(other, (stretch) => {
				const edge = first.findLastIndex((start) => start <= stretch);
				const start = movedFirst[order.indexOf(edge)]!;
				const within = stretch - first[edge]!;
				const isTurned = turned[edge]!;
				return { stretch: start + (isTurned ? edges[edge]!.inner.length - within : within), isTurned };
			});
			return other;
		},
		linked() {
			const [from, to] = [pick(random, nodes.length), pick(random, nodes.length)];
			const other = checkEdges(nodes, [...edges, { from, to, inner: [] }]);
			places.set(other, (stretch) => ({ stretch, isTurned: false }));
			return other;
		},
		move({ stretch, alongQ, accessQ }, to) {
			const place = places.get(to)!(stretch);
			const lengthQ = checked.oracle.lengthsQ[stretch]!;
			return { stretch: place.stretch, alongQ: place.isTurned ? lengthQ - alongQ : alongQ, accessQ };
		}
	};
}

/** Spots for sites of one to `ways` ways in. */
export function buildSpots({ checked, random }: SmallNetwork, sites: number, ways: number): Spot[][] {
	const spotAt = buildSpotMaker(checked, random);
	return Array.from({ length: sites }, () => Array.from({ length: 1 + pick(random, ways) }, spotAt));
}

/** Sites on a network; the id is the number of the site. */
export const toSites = (checked: CheckedNetwork, sites: readonly (readonly Spot[])[]): Site[] =>
	sites.map((spots, i) => ({ id: `c${i}`, positions: spots.map((spot) => checked.position(spot)) }));

/** Metres from one centre to each place, Infinity where there is no way. */
export function walkAllM(
	network: Network,
	centres: readonly Site[],
	places: readonly Site[],
	{ limitM = Infinity } = {}
): number[] {
	return findNearestCentres(buildCentreField(network, centres, { limitM }), places).map(
		(walk) => walk?.distanceM ?? Infinity
	);
}
