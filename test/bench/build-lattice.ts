import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';

const BLOCK_M = 80;
/** Corners lie up to this share of a block off the grid, each way. */
const JITTER = 0.15;
/** Share of streets left out: about 1.7 edges a node remain. */
const LEFT_OUT = 0.15;

/**
 * A city of `side` × `side` corners, 80 m apart, jittered, with holes; the same seed gives the same city.
 * Names change at every corner, so that every corner is a node of the network.
 */
export function buildLattice(side: number, seed = 1): StreetWay[] {
	const random = buildRandom(seed);
	const plane = buildLocalMetres([115.46, 38.87]);
	const jitter = () => (2 * random() - 1) * JITTER;
	const corners = Array.from({ length: side * side }, (_, i): LngLat => {
		const x = ((i % side) - side / 2 + jitter()) * BLOCK_M;
		const y = (Math.floor(i / side) - side / 2 + jitter()) * BLOCK_M;
		return plane.toLngLat([x, y]).map((degrees) => Math.round(degrees * 1e7) / 1e7) as LngLat;
	});
	const ways: StreetWay[] = [];
	const add = (from: number, to: number, name: string) => {
		if (random() < LEFT_OUT) return;
		ways.push({
			id: String(ways.length + 1),
			coordinates: [corners[from]!, corners[to]!],
			vertexKeys: [from + 1, to + 1],
			name,
			streetClass: 'residential',
			provenance: 'illustrative'
		});
	};
	for (let row = 0; row < side; row++)
		for (let column = 0; column < side; column++) {
			const corner = row * side + column;
			if (column + 1 < side) add(corner, corner + 1, `east ${column % 2}`);
			if (row + 1 < side) add(corner, corner + side, `north ${row % 2}`);
		}
	return ways;
}
