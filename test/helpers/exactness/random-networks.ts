import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { buildRandomCity } from '../random-city.ts';
import type { HandMadeEdge, CheckedNetwork } from './checked-network.ts';
import { QUANTA_PER_METRE, toQuanta, type Spot } from './oracle.ts';

export const pick = (random: Random, count: number): number => Math.floor(random() * count);

/** Fisher and Yates. */
export function shuffle<Item>(random: Random, items: readonly Item[]): Item[] {
	const shuffled = [...items];
	for (let i = shuffled.length - 1; i > 0; i--) {
		const k = pick(random, i + 1);
		[shuffled[i], shuffled[k]] = [shuffled[k]!, shuffled[i]!];
	}
	return shuffled;
}

const street = (id: string, vertexKeys: (number | string)[], coordinates: LngLat[]): StreetWay => ({
	id,
	name: '',
	streetClass: 'residential',
	provenance: 'illustrative',
	vertexKeys,
	coordinates
});

/**
 * A random city's streets, and what it lacks: rings that meet nothing, rings that hang on a corner, a street over
 * another, and streets that pass a corner twice.
 */
export function buildRandomStreets(seed: number, random: Random): StreetWay[] {
	const { ways } = buildRandomCity(seed);
	if (ways.length === 0) return ways;
	const plane = buildLocalMetres(ways[0]!.coordinates[0]!);
	const anywhere = () => plane.toLngLat([pick(random, 40) * 30, pick(random, 40) * 30]);
	const end = () => {
		const { vertexKeys, coordinates } = ways[pick(random, ways.length)]!;
		const i = pick(random, vertexKeys.length);
		return { key: vertexKeys[i]!, at: coordinates[i]! };
	};
	const added: StreetWay[] = [];
	for (let ring = pick(random, 3); ring > 0; ring--) {
		const first = random() < 0.5 ? end() : { key: `ring ${ring}`, at: anywhere() };
		const keys = [`ring ${ring} b`, `ring ${ring} c`, `ring ${ring} d`].slice(0, 2 + pick(random, 2));
		added.push(
			street(`ring-${ring}`, [first.key, ...keys, first.key], [first.at, ...keys.map(anywhere), first.at])
		);
	}
	if (random() < 0.4) {
		const [p, q, r] = [end(), end(), end()];
		added.push(street('twice', [p.key, 'twice', q.key, r.key, q.key], [p.at, anywhere(), q.at, r.at, q.at]));
	}
	const again = ways[pick(random, ways.length)]!;
	if (random() < 0.4) added.push({ ...again, id: 'again', name: '', streetClass: 'footway' });
	return [...ways, ...added];
}

/**
 * Edges that street lines cannot make: parallel ones of one length, ones without length, loops of any kind, nodes
 * at one place that do not join. Some nodes touch no edge.
 */
export function buildRandomEdges(
	random: Random,
	{ nodeCount = 3 + pick(random, 18), edgeCount = 2 + pick(random, 34) } = {}
): { nodes: LngLat[]; edges: HandMadeEdge[] } {
	// Steps of a power of two: differences between coordinates are exact, so equal steps are equally long.
	const step = 2 ** -10;
	const at = (): LngLat => [115.5 + pick(random, 7) * step, 38.75 + pick(random, 7) * step];
	const nodes = Array.from({ length: nodeCount }, at);
	// Some networks fall into islands: edges stay among nodes of one remainder.
	const islands = 1 + pick(random, 3);
	const nodeOf = (island: number) =>
		Math.min(nodeCount - 1, islands * pick(random, Math.ceil(nodeCount / islands)) + island);
	const edges: HandMadeEdge[] = [];
	while (edges.length < edgeCount) {
		const island = pick(random, islands);
		const from = nodeOf(island);
		const kind = random();
		if (kind < 0.15 && edges.length > 0) edges.push(edges[pick(random, edges.length)]!);
		else if (kind < 0.25) {
			// A loop; one without inner points has no length.
			edges.push({ from, to: from, inner: Array.from({ length: pick(random, 4) }, at) });
		} else if (kind < 0.35) {
			const twin = nodes.findIndex((point, i) => i !== from && point.join() === nodes[from]!.join());
			if (twin >= 0) edges.push({ from, to: twin, inner: [] });
			else edges.push({ from, to: nodeOf(island), inner: [] });
		} else
			edges.push({
				from,
				to: nodeOf(island),
				inner: random() < 0.4 ? Array.from({ length: 1 + pick(random, 2) }, at) : []
			});
	}
	return { nodes, edges };
}

/** Spots on a network, with the awkward ones common: ends, middles, on the street itself, on one stretch. */
export function buildSpotMaker({ oracle, placeable }: CheckedNetwork, random: Random): () => Spot {
	let last: Spot | undefined;
	return () => {
		if (last && random() < 0.1) return last;
		const stretch = last && random() < 0.2 ? last.stretch : placeable[pick(random, placeable.length)]!;
		const lengthQ = oracle.lengthsQ[stretch]!;
		const where = random();
		const alongQ =
			where < 0.2
				? 0
				: where < 0.4
					? lengthQ
					: where < 0.5
						? Math.floor(lengthQ / 2)
						: pick(random, lengthQ + 1);
		const off = random();
		const accessQ = off < 0.4 ? 0 : off < 0.6 ? toQuanta(20) : pick(random, 60 * QUANTA_PER_METRE);
		last = { stretch, alongQ, accessQ };
		return last;
	};
}
