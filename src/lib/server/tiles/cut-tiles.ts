import type { Feature, LineString } from 'geojson';
import { GeoJSONVT, type GeoJSONVTFeature, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
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

/**
 * Cuts features into vector tiles, from the lowest zoom to the highest. A tile without features does not come.
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
		features: prepare(name, features)
	}));
	// Anything that any zoom shows: where this has nothing, no tile below needs a look.
	const everything = buildIndex(
		prepared.flatMap(({ features }) => features.map(({ feature }) => feature)),
		{ maxZoom, tolerance: 0 }
	);
	let candidates = listCandidates(bounds, minZoom);
	for (let z = minZoom; z <= maxZoom; z++) {
		const indexes = prepared.flatMap(({ name, features }) => {
			const shown = features.filter((entry) => entry.minZoom <= z).map(({ feature }) => feature);
			return shown.length === 0 ? [] : [{ name, featuresIn: cutLayer(name, shown, { z, maxZoom }) }];
		});
		const occupied = candidates.filter(({ x, y }) => everything.getTile(z, x, y));
		for (const { x, y } of occupied) {
			const data = encode(indexes.map(({ name, featuresIn }) => [name, featuresIn(x, y)]));
			if (data) yield { z, x, y, data };
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

function prepare(name: string, features: readonly Feature[]) {
	const { fields, minZoomOf } = getLayerSchema(name);
	return features.map(({ geometry, properties }) => {
		const kept: Record<string, unknown> = {};
		for (const field of Object.keys(fields)) {
			const value: unknown = properties?.[field];
			if (value !== undefined && value !== null && value !== '') kept[field] = value;
		}
		const feature: Feature = { type: 'Feature', properties: kept, geometry };
		return { feature, minZoom: minZoomOf(kept) };
	});
}

function buildIndex(features: Feature[], { maxZoom, tolerance }: { maxZoom: number; tolerance: number }) {
	return new GeoJSONVT(
		{ type: 'FeatureCollection', features },
		{ maxZoom, tolerance, extent: EXTENT, buffer: BUFFER, indexMaxZoom: 0, wrap: false }
	);
}

/** What of a layer is in a tile of the zoom. */
function cutLayer(
	name: string,
	features: Feature[],
	{ z, maxZoom }: { z: number; maxZoom: number }
): (x: number, y: number) => GeoJSONVTFeature[] {
	const { wholeLengthPxOf } = getLayerSchema(name);
	if (!wholeLengthPxOf) {
		const index = buildIndex(features, { maxZoom, tolerance: TOLERANCE });
		return (x, y) => (index.getTile(z, x, y)?.features ?? []) as GeoJSONVTFeature[];
	}
	const lines = features.map((feature) => ({
		feature: feature as Feature<LineString>,
		lengthPx: wholeLengthPxOf(feature.properties ?? {})
	}));
	const tiles = cutWholeLines(lines, { zoom: z, extent: EXTENT });
	return (x, y) => tiles.get(`${x} ${y}`) ?? [];
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
