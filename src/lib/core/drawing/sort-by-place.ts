/** Cells to a side of the raster that places are sorted by. */
const SIDE = 2 ** 15;

/**
 * The order of points along a curve that fills the plane: near points stand near one another.
 *
 * @returns indexes of the points; points of one cell of the raster keep their order
 * @see Morton (1966): the bits of both coordinates interleaved
 */
export function sortByPlace(x: readonly number[], y: readonly number[]): Uint32Array {
	let [west, south, size] = [Infinity, Infinity, 0];
	for (let i = 0; i < x.length; i++) {
		west = Math.min(west, x[i]!);
		south = Math.min(south, y[i]!);
	}
	for (let i = 0; i < x.length; i++) size = Math.max(size, x[i]! - west, y[i]! - south);
	const scale = (SIDE - 1) / (size || 1);
	// Code and index in one number, so that plain numbers are sorted.
	const keys = new Float64Array(x.length);
	for (let i = 0; i < keys.length; i++)
		keys[i] = (spread((x[i]! - west) * scale) + 2 * spread((y[i]! - south) * scale)) * 2 ** 23 + i;
	return Uint32Array.from(keys.sort(), (key) => key % 2 ** 23);
}

/** Puts a zero between the bits of a whole number below 2¹⁵. */
function spread(value: number): number {
	let bits = value & 0x7fff;
	bits = (bits | (bits << 8)) & 0x00ff00ff;
	bits = (bits | (bits << 4)) & 0x0f0f0f0f;
	bits = (bits | (bits << 2)) & 0x33333333;
	return (bits | (bits << 1)) & 0x55555555;
}
