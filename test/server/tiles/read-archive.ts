import { readFileSync } from 'node:fs';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, tileIdToZxy, type Header, type Source } from 'pmtiles';

export interface ReadTile {
	z: number;
	x: number;
	y: number;
	tile: VectorTile;
}

/** An archive through the reader browsers use, and through its directories, read anew. */
export interface ReadArchive {
	header: Header;
	metadata: Record<string, unknown>;
	bytes: Buffer;
	/** In the order of their ids. */
	tiles: ReadTile[];
	find(z: number, x: number, y: number): Promise<VectorTile | undefined>;
}

/** A PMTiles file through the reader browsers use. */
export function openArchive(path: string) {
	const bytes = readFileSync(path);
	const source: Source = {
		getKey: () => path,
		getBytes: (offset, length) =>
			Promise.resolve({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer })
	};
	const pmtiles = new PMTiles(source);
	return { bytes, source, pmtiles, header: pmtiles.getHeader() };
}

/** Reads a PMTiles file and every tile its directories address. */
export async function readArchive(path: string): Promise<ReadArchive> {
	const { bytes, source, pmtiles: archive, header: promise } = openArchive(path);
	const header = await promise;
	const find = async (z: number, x: number, y: number) => {
		const found = await archive.getZxy(z, x, y);
		return found ? new VectorTile(new PbfReader(new Uint8Array(found.data))) : undefined;
	};
	const tiles: ReadTile[] = [];
	const visit = async (offset: number, length: number): Promise<void> => {
		const entries = await archive.cache.getDirectory(source, offset, length, header);
		for (const { tileId, runLength, offset: at, length: size } of entries) {
			if (runLength === 0) await visit(header.leafDirectoryOffset + at, size);
			for (let i = 0; i < runLength; i++) {
				const [z, x, y] = tileIdToZxy(tileId + i);
				const tile = await find(z, x, y);
				if (!tile) throw new Error(`The directory has ${z}/${x}/${y}, the reader does not find it.`);
				tiles.push({ z, x, y, tile });
			}
		}
	};
	await visit(header.rootDirectoryOffset, header.rootDirectoryLength);
	return { header, metadata: (await archive.getMetadata()) as Record<string, unknown>, bytes, tiles, find };
}

export function featuresOf(tile: VectorTile | undefined, layer: string) {
	const found = tile?.layers[layer];
	return Array.from({ length: found?.length ?? 0 }, (_, i) => found!.feature(i));
}

/** The tile a position is in. */
export function tileAt([lng, lat]: readonly number[], z: number): { x: number; y: number } {
	const sin = Math.sin((lat! * Math.PI) / 180);
	return {
		x: Math.floor((lng! / 360 + 0.5) * 2 ** z),
		y: Math.floor((0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * 2 ** z)
	};
}
