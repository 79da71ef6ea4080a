import { gzipStable } from './gzip-stable.ts';

/** One entry of a PMTiles directory; `runLength` 0 points to a leaf directory. */
export interface DirectoryEntry {
	tileId: number;
	offset: number;
	length: number;
	runLength: number;
}

/** Entries of a leaf directory to begin with; more if the root would not fit. */
const LEAF_ENTRIES = 4096;

/**
 * The root directory and the leaves it points to, compressed; leaves only if the root would not fit without.
 *
 * @param entries in rising order of tile id
 * @param maxRootBytes the root's largest size
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md §4
 */
export function buildDirectories(
	entries: readonly DirectoryEntry[],
	maxRootBytes: number
): { root: Uint8Array; leaves: Uint8Array } {
	const whole = serializeDirectory(entries);
	if (whole.length <= maxRootBytes) return { root: whole, leaves: new Uint8Array() };
	for (let size = LEAF_ENTRIES; ; size *= 2) {
		const leaves: Uint8Array[] = [];
		const pointers: DirectoryEntry[] = [];
		let offset = 0;
		for (let start = 0; start < entries.length; start += size) {
			const leaf = serializeDirectory(entries.slice(start, start + size));
			pointers.push({ tileId: entries[start]!.tileId, offset, length: leaf.length, runLength: 0 });
			leaves.push(leaf);
			offset += leaf.length;
		}
		const root = serializeDirectory(pointers);
		if (root.length <= maxRootBytes) return { root, leaves: Buffer.concat(leaves) };
	}
}

function serializeDirectory(entries: readonly DirectoryEntry[]): Uint8Array {
	const bytes: number[] = [];
	const writeVarint = (value: number) => {
		for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
		bytes.push(value);
	};
	writeVarint(entries.length);
	for (const [i, { tileId }] of entries.entries()) writeVarint(tileId - (entries[i - 1]?.tileId ?? 0));
	for (const { runLength } of entries) writeVarint(runLength);
	for (const { length } of entries) writeVarint(length);
	for (const [i, { offset }] of entries.entries()) {
		const before = entries[i - 1];
		// 0 says: right after the entry before.
		writeVarint(before && offset === before.offset + before.length ? 0 : offset + 1);
	}
	return gzipStable(Uint8Array.from(bytes));
}
