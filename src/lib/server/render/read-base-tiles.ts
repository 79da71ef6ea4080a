import { open, stat } from 'node:fs/promises';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, type Source } from 'pmtiles';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import type { MapFrame } from '#lib/carto/map-frame.ts';
import type { BaseFeature, BaseTile } from '#lib/carto/svg/base-tile.ts';

/** A snapshot of an archive, with its recently read tiles. */
interface OpenArchive {
	version: string;
	pmtiles: PMTiles;
	tiles: Map<string, Promise<BaseTile | undefined>>;
}

/** Decoded tiles that are kept of each archive; a city on a large screen takes about twenty. */
const KEPT_TILES = 200;

const archives = new Map<string, OpenArchive>();

/**
 * The tiles of a basemap that a frame shows, at the zoom that MapLibre would take, by row and column. Tiles are kept
 * decoded until the file changes.
 *
 * @param path of a PMTiles archive; without one there is no basemap, and no tile
 */
export async function readBaseTiles(path: string, frame: MapFrame): Promise<BaseTile[]> {
	const archive = await openArchive(path);
	if (!archive) return [];
	const { minZoom, maxZoom } = await archive.pmtiles.getHeader();
	const z = Math.min(maxZoom, Math.max(minZoom, Math.floor(frame.zoom)));
	const found = await Promise.all(listTiles(frame, z).map(([x, y]) => readTile(archive, z, x, y)));
	return found.filter((tile) => tile !== undefined);
}

/** Columns and rows of the tiles that a frame touches. */
function listTiles({ lngLat, zoom, widthPx, heightPx }: MapFrame, z: number): [x: number, y: number][] {
	const perTilePx = TILE_PX * 2 ** (zoom - z);
	const count = 2 ** z;
	const middle = [mercatorX(lngLat[0]) * count, mercatorY(lngLat[1]) * count] as const;
	const range = (at: number, halfPx: number) => {
		const first = Math.max(0, Math.floor(at - halfPx / perTilePx));
		const last = Math.min(count - 1, Math.floor(at + halfPx / perTilePx));
		return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
	};
	const columns = range(middle[0], widthPx / 2);
	return range(middle[1], heightPx / 2).flatMap((y) => columns.map((x): [number, number] => [x, y]));
}

async function openArchive(path: string): Promise<OpenArchive | undefined> {
	const info = await stat(path).catch(() => undefined);
	if (!info?.isFile()) return undefined;
	const version = `${info.size} ${info.mtimeMs}`;
	const known = archives.get(path);
	if (known?.version === version) return known;
	const archive = { version, pmtiles: new PMTiles(fileSource(path)), tiles: new Map() };
	archives.set(path, archive);
	return archive;
}

function fileSource(path: string): Source {
	return {
		getKey: () => path,
		getBytes: async (offset, length) => {
			const file = await open(path);
			try {
				const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
				return { data: buffer.buffer.slice(0, bytesRead) };
			} finally {
				await file.close();
			}
		}
	};
}

function readTile(
	{ pmtiles, tiles }: OpenArchive,
	z: number,
	x: number,
	y: number
): Promise<BaseTile | undefined> {
	const key = `${z}/${x}/${y}`;
	const tile =
		tiles.get(key) ??
		pmtiles.getZxy(z, x, y).then((found) => found && decodeTile(new Uint8Array(found.data), { z, x, y }));
	tiles.delete(key);
	tiles.set(key, tile);
	tile.catch(() => tiles.delete(key));
	const [oldest] = tiles.keys();
	if (tiles.size > KEPT_TILES && oldest !== undefined) tiles.delete(oldest);
	return tile;
}

function decodeTile(bytes: Uint8Array, at: { z: number; x: number; y: number }): BaseTile {
	const layers = Object.entries(new VectorTile(new PbfReader(bytes)).layers).map(
		([name, layer]) =>
			[
				name,
				Array.from({ length: layer.length }, (_, i) => decodeFeature(layer.feature(i))).filter(
					(feature) => feature !== undefined
				)
			] as const
	);
	return { ...at, layers: Object.fromEntries(layers) };
}

function decodeFeature(feature: VectorTileFeature): BaseFeature | undefined {
	const { type, extent, properties } = feature;
	if (type === 0) return undefined;
	const parts = feature
		.loadGeometry()
		.map((points) => Float64Array.from(points.flatMap(({ x, y }) => [x / extent, y / extent])));
	return { type, properties, parts };
}
