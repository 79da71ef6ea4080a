import { listParts } from './list-parts.ts';
import { buildBlockGraph } from './block-graph.ts';
import type { BlockBorder, StreetBlock } from './types.ts';

/** A piece with less than this share of the ground is an island that no zone is made for. Assumed. */
const LEAST_SHARE = 0.02;

/**
 * Leaves out the blocks that touch nothing but each other and are hardly any ground: what streets at the edge of an
 * extract enclose. The largest piece is kept whatever its share.
 *
 * @returns the blocks kept, with borders that fit them, and the ids of the others, sorted
 */
export function leaveOutIslands(
	blocks: readonly StreetBlock[],
	borders: readonly BlockBorder[]
): { blocks: StreetBlock[]; borders: BlockBorder[]; leftOutIds: string[] } {
	const graph = buildBlockGraph(blocks, borders);
	const share = (part: readonly number[]) => part.reduce((sum, b) => sum + graph.area[b]!, 0);
	const [largest, ...others] = listParts(graph, new Int32Array(graph.count)).toSorted(
		(m, n) => share(n) - share(m)
	);
	const kept = [largest ?? [], ...others.filter((part) => share(part) >= LEAST_SHARE)].flat();
	const order = kept.toSorted((m, n) => m - n);
	const place = new Map(order.map((b, i) => [b, i]));
	return {
		blocks: order.map((b) => blocks[b]!),
		borders: borders.flatMap((border) => {
			const [a, b] = [place.get(border.a), place.get(border.b)];
			return a === undefined || b === undefined ? [] : [{ ...border, a, b }];
		}),
		leftOutIds: blocks
			.filter((_, b) => !place.has(b))
			.map(({ id }) => id)
			.toSorted()
	};
}
