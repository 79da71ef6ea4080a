import { createHash } from 'node:crypto';
import { zxyToTileId } from 'pmtiles';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import { gzipStable } from './gzip-stable.ts';
import { buildDirectories, type DirectoryEntry } from './pmtiles-directory.ts';

const HEADER_BYTES = 127;
/** Header and root directory lie in the first 16 KiB, so that one request gets both. */
const FIRST_REQUEST_BYTES = 16_384;
const GZIP = 2;
const VECTOR_TILES = 1;

export interface ArchiveMeta {
	minZoom: number;
	maxZoom: number;
	bounds: Bbox;
	centre: { lngLat: LngLat; zoom: number };
	/** The archive's JSON metadata. */
	metadata: Record<string, unknown>;
}

export interface ArchiveStats {
	bytes: number;
	/** Tiles a reader finds. */
	addressedTiles: number;
	/** Different ones among them. */
	tileContents: number;
}

/**
 * Builds a PMTiles archive in memory: version 3, gzip, clustered, equal tiles stored once. Add the tiles in any
 * order, then `finish()`; the bytes depend on the tiles only.
 *
 * Written out here because the writer of s2-pmtiles leaves bounds and centre at 0, counts the leaves as tile data,
 * pads each archive by 96 KB and stores equal tiles again.
 *
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export class PmtilesArchive {
	#tiles: { tileId: number; hash: string }[] = [];
	#contents = new Map<string, Uint8Array>();

	/** @param data a vector tile, not compressed @returns its size in the archive */
	add(z: number, x: number, y: number, data: Uint8Array): number {
		const hash = createHash('sha256').update(data).digest('base64');
		let packed = this.#contents.get(hash);
		// A copy: zlib's own result keeps 16 KB for each, however small the tile.
		if (!packed) this.#contents.set(hash, (packed = new Uint8Array(gzipStable(data))));
		this.#tiles.push({ tileId: zxyToTileId(z, x, y), hash });
		return packed.length;
	}

	finish(meta: ArchiveMeta): { parts: Uint8Array[]; stats: ArchiveStats } {
		const { entries, blobs, tileBytes } = this.#layOut();
		const { root, leaves } = buildDirectories(entries, FIRST_REQUEST_BYTES - HEADER_BYTES);
		const metadata = gzipStable(new TextEncoder().encode(JSON.stringify(meta.metadata)));
		const counts = {
			addressedTiles: this.#tiles.length,
			tileEntries: entries.length,
			tileContents: blobs.length
		};
		const sizes = [root.length, metadata.length, leaves.length, tileBytes];
		const header = buildHeader(meta, sizes, counts);
		const bytes = HEADER_BYTES + sizes.reduce((sum, size) => sum + size, 0);
		return { parts: [header, root, metadata, leaves, ...blobs], stats: { bytes, ...counts } };
	}

	/** Contents in the order they are first needed, and runs of equal neighbours as one entry. */
	#layOut() {
		const entries: DirectoryEntry[] = [];
		const blobs: Uint8Array[] = [];
		const offsets = new Map<string, number>();
		let tileBytes = 0;
		for (const { tileId, hash } of this.#tiles.toSorted((a, b) => a.tileId - b.tileId)) {
			const blob = this.#contents.get(hash)!;
			let offset = offsets.get(hash);
			if (offset === undefined) {
				offset = tileBytes;
				offsets.set(hash, offset);
				blobs.push(blob);
				tileBytes += blob.length;
			}
			const last = entries.at(-1);
			if (last?.tileId === tileId || (last && tileId < last.tileId + last.runLength))
				throw new RangeError(`Tile ${tileId} was added twice.`);
			if (last && last.offset === offset && last.tileId + last.runLength === tileId) last.runLength++;
			else entries.push({ tileId, offset, length: blob.length, runLength: 1 });
		}
		return { entries, blobs, tileBytes };
	}
}

function buildHeader(
	{ minZoom, maxZoom, bounds, centre }: ArchiveMeta,
	sizes: number[],
	counts: { addressedTiles: number; tileEntries: number; tileContents: number }
): Uint8Array {
	const header = new Uint8Array(HEADER_BYTES);
	const view = new DataView(header.buffer);
	header.set(new TextEncoder().encode('PMTiles'));
	header[7] = 3;
	let offset = HEADER_BYTES;
	// Offset and length of root, metadata, leaves and tile data, in this order in the file and in the header.
	for (const [i, size] of sizes.entries()) {
		view.setBigUint64(8 + 16 * i, BigInt(offset), true);
		view.setBigUint64(16 + 16 * i, BigInt(size), true);
		offset += size;
	}
	view.setBigUint64(72, BigInt(counts.addressedTiles), true);
	view.setBigUint64(80, BigInt(counts.tileEntries), true);
	view.setBigUint64(88, BigInt(counts.tileContents), true);
	const isClustered = 1;
	header.set([isClustered, GZIP, GZIP, VECTOR_TILES, minZoom, maxZoom], 96);
	const setDegrees = (position: number, degrees: number) =>
		view.setInt32(position, Math.round(degrees * 1e7), true);
	for (const [i, degrees] of bounds.entries()) setDegrees(102 + 4 * i, degrees);
	header[118] = centre.zoom;
	setDegrees(119, centre.lngLat[0]);
	setDegrees(123, centre.lngLat[1]);
	return header;
}
