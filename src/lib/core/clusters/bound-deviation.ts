import type { BlockGraph } from './block-graph.ts';

/**
 * The least that the largest deviation from the mean can be, whatever the zones: a proof that a wish cannot be met.
 *
 * Of the j · k + 1 largest blocks, j + 1 share a zone; some zone has no more than n / k blocks; and zones do not reach
 * from one unconnected piece into another. 0 says nothing.
 *
 * @param sizes share of each block in the whole, ≥ 0
 * @param zoneCount k, 1 ≤ k ≤ blocks
 */
export function boundDeviation(
	sizes: Float64Array,
	{ component, componentCount }: Pick<BlockGraph, 'component' | 'componentCount'>,
	zoneCount: number
): number {
	const total = sizes.reduce((sum, size) => sum + size, 0);
	if (total === 0) return 0;
	const falling = sizes.toSorted().reverse();
	let bound = 0;
	for (let j = 0; j * zoneCount < falling.length; j++) {
		const last = j * zoneCount + 1;
		const together = falling.subarray(last - j - 1, last).reduce((sum, size) => sum + size, 0);
		bound = Math.max(bound, (together / total) * zoneCount - 1);
	}
	const most = falling.subarray(0, Math.floor(sizes.length / zoneCount)).reduce((sum, size) => sum + size, 0);
	bound = Math.max(bound, 1 - (most / total) * zoneCount);
	for (let c = 0; c < componentCount; c++) {
		const share = sizes.reduce((sum, size, b) => sum + (component[b] === c ? size : 0), 0) / total;
		// With z zones, one of them is at least as far from the mean of all as the mean of the z is.
		const even = share * zoneCount;
		const off = (z: number) => Math.abs(even / z - 1);
		bound = Math.max(bound, Math.min(off(Math.max(1, Math.floor(even))), off(Math.max(1, Math.ceil(even)))));
	}
	// Sums differ in the last bits: no bound above what zones reach.
	return bound < 1e-9 ? 0 : bound * (1 - 1e-12);
}
