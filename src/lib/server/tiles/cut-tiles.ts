import type { Feature, LineString } from 'geojson';
import { GeoJSONVT, type GeoJSONVTFeature, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { mercatorX, mercatorY } from '#lib/carto/mercator.ts';
import { findBboxOfFeatures } from '#lib/core/geometry/bbox-of-features.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import { cutWholeLines } from './cut-whole-lines.ts';
import { tidyFeature } from './tidy-feature.ts';
import { getLayerSchema } from './schema.ts';

const EXTENT = 4096;
/** Drawn beyond the tile's edge, so that wide lines do not end at it; 1/64 of a tile, 8 of 512 screen pixels. */
const BUFFER = 64;
/** Units of the extent a line may be off; none at the highest zoom. */
const TOLERANCE = 4;
/** Version of the Mapbox Vector Tile specification. */
const TILE_VERSION = 2;

export interface CutTile {
	z: number;
	x: number;
	y: number;
	/** Mapbox Vector Tile, not compressed. */
	data: Uint8Array;
}

interface CutOptions {
	minZoom: number;
	maxZoom: number;
	/** Tiles outside are not cut. */
	bounds: Bbox;
}

/** Tiles are cut in blocks that are so many zooms above them: what a block needs is in memory, not what a city needs. */
const BLOCK_ZOOMS = 4;

/**
 * Cuts features into vector tiles, from the lowest zoom to the highest. A tile without features does not come. Memory is
 * bounded by what lies in one block of tiles.
 *
 * @param layers name → features, WGS-84; names and the fields kept as in BASEMAP_SCHEMA
 * @throws RangeError for a layer that is not in the schema
 */
export function* cutTiles(
	layers: Readonly<Record<string, readonly Feature[]>>,
	{ minZoom, maxZoom, bounds }: CutOptions
): Generator<CutTile> {
	const prepared = Object.entries(layers).map(([name, features]) => ({
		name,
		entries: prepare(name, features)
	}));
	let candidates = listCandidates(bounds, minZoom);
	for (let z = minZoom; z <= maxZoom; z++) {
		const zoom = { z, maxZoom };
		const sources = prepared.map(({ name, entries }) => buildSource(name, entries, zoom));
		const occupied: TileXy[] = [];
		for (const { block, tiles } of listBlocks(candidates, z)) {
			const near = prepared.map(({ entries }) => entries.filter(({ box }) => touches(box, block)));
			const boxes = near.flatMap((entries) => entries.map(({ box }) => box));
			const featuresIn = sources.map((source, i) => source(near[i]!));
			for (const { x, y } of tiles) {
				// Where nothing of any zoom is near, no tile below needs a look.
				const around = boundsOf({ x, y }, 2 ** -z);
				if (!boxes.some((box) => touches(box, around))) continue;
				occupied.push({ x, y });
				const data = encode(prepared.map(({ name }, i) => [name, featuresIn[i]!(x, y)]));
				if (data) yield { z, x, y, data };
			}
		}
		candidates = listChildren(occupied, bounds, z + 1);
	}
}

interface TileXy {
	x: number;
	y: number;
}

function listCandidates(bounds: Bbox, z: number): TileXy[] {
	const { west, east, north, south } = tileRange(bounds, z);
	const tiles: TileXy[] = [];
	for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) tiles.push({ x, y });
	return tiles;
}

/** The four quarters of each tile that are within the bounds. */
function listChildren(tiles: readonly TileXy[], bounds: Bbox, z: number): TileXy[] {
	const { west, east, north, south } = tileRange(bounds, z);
	return tiles
		.flatMap(({ x, y }) => [0, 1, 2, 3].map((i) => ({ x: 2 * x + (i & 1), y: 2 * y + (i >> 1) })))
		.filter(({ x, y }) => x >= west && x <= east && y >= north && y <= south);
}

/** A feature with what its layer keeps of it. */
interface Entry {
	feature: Feature;
	minZoom: number;
	/** Around it, on the Mercator square of side 1. */
	box: Bbox;
}

function prepare(name: string, features: readonly Feature[]): Entry[] {
	const { fields, minZoomOf } = getLayerSchema(name);
	return features.map(({ geometry, properties }) => {
		const kept: Record<string, unknown> = {};
		for (const field of Object.keys(fields)) {
			const value: unknown = properties?.[field];
			if (value !== undefined && value !== null && value !== '') kept[field] = value;
		}
		const feature: Feature = { type: 'Feature', properties: kept, geometry };
		return { feature, minZoom: minZoomOf(properties ?? {}), box: boxOf(feature) };
	});
}

function boxOf(feature: Feature): Bbox {
	const [west, south, east, north] = findBboxOfFeatures([feature]) ?? [-180, -90, 180, 90];
	return [mercatorX(west), mercatorY(north), mercatorX(east), mercatorY(south)];
}

/** Tiles by the block that they are in, each with its bounds on the Mercator square; in the order of their first tiles. */
function listBlocks(tiles: readonly TileXy[], z: number): { block: Bbox; tiles: TileXy[] }[] {
	const levels = Math.min(z, BLOCK_ZOOMS);
	const side = 2 ** (levels - z);
	const blocks = new Map<string, { block: Bbox; tiles: TileXy[] }>();
	for (const tile of tiles) {
		const [column, row] = [tile.x >> levels, tile.y >> levels];
		const key = `${column} ${row}`;
		const there = blocks.get(key);
		if (there) {
			there.tiles.push(tile);
			continue;
		}
		blocks.set(key, { block: boundsOf({ x: column, y: row }, side), tiles: [tile] });
	}
	return [...blocks.values()];
}

/** Of a tile with a side of so much of the Mercator square, with what is drawn beyond its edge. */
function boundsOf({ x, y }: TileXy, side: number): Bbox {
	const margin = side * (BUFFER / EXTENT);
	return [x * side - margin, y * side - margin, (x + 1) * side + margin, (y + 1) * side + margin];
}

const touches = (a: Bbox, b: Bbox): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

function buildIndex(features: Feature[], maxZoom: number) {
	return new GeoJSONVT(
		{ type: 'FeatureCollection', features },
		{ maxZoom, tolerance: TOLERANCE, extent: EXTENT, buffer: BUFFER, indexMaxZoom: 0, wrap: false }
	);
}

/** What of a layer is in a tile of the zoom, among the entries near its block. */
function buildSource(
	name: string,
	entries: readonly Entry[],
	{ z, maxZoom }: { z: number; maxZoom: number }
): (near: readonly Entry[]) => (x: number, y: number) => GeoJSONVTFeature[] {
	const { wholeLengthPxOf } = getLayerSchema(name);
	if (!wholeLengthPxOf)
		return (near) => {
			const shown = near.filter(({ minZoom }) => minZoom <= z).map(({ feature }) => feature);
			if (shown.length === 0) return () => [];
			const index = buildIndex(shown, maxZoom);
			return (x, y) => (index.getTile(z, x, y)?.features ?? []) as GeoJSONVTFeature[];
		};
	const lines = entries
		.filter(({ minZoom }) => minZoom <= z)
		.map(({ feature }) => ({
			feature: feature as Feature<LineString>,
			lengthPx: wholeLengthPxOf(feature.properties ?? {})
		}));
	const tiles = cutWholeLines(lines, { zoom: z, extent: EXTENT });
	return () => (x, y) => tiles.get(`${x} ${y}`) ?? [];
}

/** @returns undefined where no feature has a shape left */
function encode(layers: [name: string, features: GeoJSONVTFeature[]][]): Uint8Array | undefined {
	const kept: Record<string, GeoJSONVTTile> = {};
	for (const [name, given] of layers) {
		const features = given.flatMap((feature) => tidyFeature(feature) ?? []);
		if (features.length > 0) kept[name] = { features } as GeoJSONVTTile;
	}
	if (Object.keys(kept).length === 0) return undefined;
	return fromGeojsonVt(kept, { version: TILE_VERSION, extent: EXTENT });
}

/** Tiles whose buffer touches the bounds. */
function tileRange([west, south, east, north]: Bbox, z: number) {
	const count = 2 ** z;
	const margin = BUFFER / EXTENT;
	const clamp = (value: number) => Math.min(count - 1, Math.max(0, Math.floor(value)));
	const toX = (lng: number) => (lng / 360 + 0.5) * count;
	const toY = (lat: number) => {
		const sin = Math.sin((Math.max(-89, Math.min(89, lat)) * Math.PI) / 180);
		return (0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * count;
	};
	return {
		west: clamp(toX(west) - margin),
		east: clamp(toX(east) + margin),
		north: clamp(toY(north) - margin),
		south: clamp(toY(south) + margin)
	};
}
