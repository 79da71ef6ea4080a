import { findBboxOfFeatures } from '#lib/core/geometry/bbox-of-features.ts';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Feature } from 'geojson';
import type { Bbox } from '#lib/core/geometry/types.ts';
import { cutTiles } from './cut-tiles.ts';
import { PmtilesArchive } from './pmtiles-archive.ts';
import { BASEMAP_LAYERS, BASEMAP_MAX_ZOOM, BASEMAP_MIN_ZOOM, getLayerSchema } from './schema.ts';

/** Initial view of a map that sets none. */
const CENTRE_ZOOM = 12;

export interface BasemapOptions {
	/** The archive; its folder is made if missing. */
	path: string;
	name: string;
	/** Shown on the map; part of the archive's metadata. */
	attribution: string;
	/** Tiles outside are left out; without it, the bounds of all features. */
	bounds?: Bbox | undefined;
	/** Layer of BASEMAP_SCHEMA → features, WGS-84. An empty layer is not written. */
	layers: Readonly<Partial<Record<string, readonly Feature[]>>>;
	minZoom?: number;
	maxZoom?: number;
	/** Told the share done, 0…1, whenever a zoom begins; rough, since each has some four times the tiles of the one before. */
	onProgress?: ((share: number) => void) | undefined;
}

export interface BasemapReport {
	path: string;
	bytes: number;
	tiles: number;
	/** Different ones among them. */
	tileContents: number;
	zooms: { zoom: number; tiles: number; bytes: number; largestBytes: number }[];
	layers: { layer: string; features: number; minZoom: number }[];
	bounds: Bbox;
}

/**
 * Writes vector tiles of a city into a PMTiles archive: Web Mercator, gzip, layers as in BASEMAP_SCHEMA.
 *
 * The same input gives the same bytes (with the same zlib). The file appears whole or not at all.
 *
 * @throws RangeError if there is no feature, a layer is unknown or the zooms are out of order
 */
export async function writeBasemap(options: BasemapOptions): Promise<BasemapReport> {
	const { path, name, attribution, minZoom = BASEMAP_MIN_ZOOM, maxZoom = BASEMAP_MAX_ZOOM } = options;
	if (!(minZoom >= 0 && minZoom <= maxZoom && maxZoom <= 24))
		throw new RangeError(`Zooms ${minZoom} to ${maxZoom} are not within 0 to 24, rising.`);
	const layers: Record<string, readonly Feature[]> = {};
	for (const layer of Object.keys(options.layers)) getLayerSchema(layer);
	for (const layer of BASEMAP_LAYERS) {
		const features = options.layers[layer] ?? [];
		if (features.length > 0) layers[layer] = features;
	}
	const bounds = options.bounds ?? findBboxOfFeatures(Object.values(layers).flat());
	if (!bounds) throw new RangeError('A basemap needs at least one feature.');

	const archive = new PmtilesArchive();
	const zooms = new Map<number, BasemapReport['zooms'][number]>();
	for (const { z, x, y, data } of cutTiles(layers, { minZoom, maxZoom, bounds })) {
		const bytes = archive.add(z, x, y, data);
		if (!zooms.has(z)) options.onProgress?.((2 ** (z - minZoom) - 1) / (2 ** (maxZoom - minZoom + 1) - 1));
		const zoom = zooms.get(z) ?? { zoom: z, tiles: 0, bytes: 0, largestBytes: 0 };
		zooms.set(z, {
			zoom: z,
			tiles: zoom.tiles + 1,
			bytes: zoom.bytes + bytes,
			largestBytes: Math.max(zoom.largestBytes, bytes)
		});
	}
	const layerReports = Object.entries(layers).map(([layer, features]) => ({
		layer,
		features: features.length,
		minZoom: Math.max(minZoom, Math.min(...minZoomsOf(layer, features)))
	}));
	const [west, south, east, north] = bounds;
	const { parts, stats } = archive.finish({
		minZoom,
		maxZoom,
		bounds,
		centre: {
			lngLat: [(west + east) / 2, (south + north) / 2],
			zoom: Math.min(maxZoom, Math.max(minZoom, CENTRE_ZOOM))
		},
		metadata: {
			name,
			attribution,
			type: 'baselayer',
			format: 'pbf',
			vector_layers: layerReports.map((report) => ({
				id: report.layer,
				description: getLayerSchema(report.layer).description,
				fields: getLayerSchema(report.layer).fields,
				minzoom: report.minZoom,
				maxzoom: maxZoom
			}))
		}
	});
	await writeWhole(path, parts);
	return {
		path,
		bytes: stats.bytes,
		tiles: stats.addressedTiles,
		tileContents: stats.tileContents,
		zooms: [...zooms.values()],
		layers: layerReports,
		bounds
	};
}

function* minZoomsOf(layer: string, features: readonly Feature[]): Generator<number> {
	const { minZoomOf } = getLayerSchema(layer);
	yield BASEMAP_MAX_ZOOM;
	for (const { properties } of features) yield minZoomOf(properties ?? {});
}

/** Writes beside the target and renames, so that a reader never sees half of it. */
async function writeWhole(path: string, parts: Uint8Array[]): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const unfinished = join(dirname(path), `.tmp-${process.pid}-${basename(path)}`);
	try {
		const file = await open(unfinished, 'w');
		try {
			await file.writeFile(Buffer.concat(parts));
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(unfinished, path);
	} catch (error) {
		await rm(unfinished, { force: true });
		throw error;
	}
}
