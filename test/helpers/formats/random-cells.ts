import type { Position } from 'geojson';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { roundDegree } from '#lib/core/geometry/round-degree.ts';

/** Layers of areas that lie side by side. */
const TILED = ['districts', 'clusters', 'blocks', 'communities', 'buildings'] as const;
const [COLUMNS, ROWS] = [3, 2];

/**
 * The same features with six more in each layer of areas: cells of a bent net that share their borders, position for
 * position, and one that fills the hole of another.
 */
export function addRandomCells(features: CityFeatures, seed: number): CityFeatures {
	const random = buildRandom(seed);
	const added = Object.fromEntries(
		TILED.map((layer) => {
			const collection = features[layer] as { features: { properties: { id: string }; geometry: object }[] };
			const [first] = collection.features;
			const cells = drawCells(random).map((coordinates, i) => ({
				type: 'Feature',
				// Entrances have numbers of their own.
				properties: {
					...first!.properties,
					id: `${layer}-cell-${i}`,
					...('entrances' in first!.properties && { entrances: [] })
				},
				geometry: { type: 'Polygon', coordinates }
			}));
			return [layer, { ...collection, features: [...collection.features, ...cells] }];
		})
	);
	return { ...features, ...added } as unknown as CityFeatures;
}

function drawCells(random: () => number): Position[][][] {
	const [west, south] = [115 + random(), 38 + random()];
	const side = 0.0002 + random() / 100;
	const at = (x: number, y: number): Position => [
		roundDegree(west + side * (x + 0.2 * (random() - 0.5))),
		roundDegree(south + side * (y + 0.2 * (random() - 0.5)))
	];
	const nodes = Array.from({ length: ROWS + 1 }, (_, y) =>
		Array.from({ length: COLUMNS + 1 }, (_, x) => at(x, y))
	);
	const bends = new Map<string, Position>();
	/** From one node to the next, by the bend between them that both sides have. */
	const border = (a: [number, number], b: [number, number]): Position[] => {
		const key = [a, b].toSorted((p, q) => p[0] - q[0] || p[1] - q[1]).join(' ');
		let bend = bends.get(key);
		if (!bend) bends.set(key, (bend = at((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)));
		return [nodes[a[1]]![a[0]]!, bend];
	};
	const cells: Position[][][] = [];
	for (let y = 0; y < ROWS; y++)
		for (let x = 0; x < COLUMNS; x++) {
			const corners: [number, number][] = [
				[x, y],
				[x + 1, y],
				[x + 1, y + 1],
				[x, y + 1]
			];
			const ring = corners.flatMap((corner, i) => border(corner, corners[(i + 1) % 4]!));
			cells.push([[...ring, ring[0]!]]);
		}
	const island = [at(0.4, 0.4), at(0.6, 0.4), at(0.5, 0.6)].map(([x, y]) => [x!, y!]);
	const closed = [...island, island[0]!];
	cells[0]!.push(closed.toReversed());
	return [...cells, [closed]];
}

/** How often each side is there, whichever way it runs: a border that two areas share is there twice. */
export function countSides(shapes: Iterable<unknown>): Map<string, number> {
	const counts = new Map<string, number>();
	const look = (coordinates: unknown): void => {
		const list = coordinates as unknown[];
		if (!Array.isArray(list) || list.length === 0 || typeof list[0] === 'number') return;
		if (!Array.isArray((list[0] as unknown[])[0])) {
			for (let i = 1; i < list.length; i++) {
				const key = [list[i - 1], list[i]]
					.map((one) => (one as Position).join(' '))
					.toSorted()
					.join('|');
				counts.set(key, (counts.get(key) ?? 0) + 1);
			}
		} else for (const one of list) look(one);
	};
	for (const shape of shapes) look((shape as { coordinates: unknown } | null)?.coordinates);
	return counts;
}
