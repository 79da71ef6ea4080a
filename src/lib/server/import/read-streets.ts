import { describeCrs } from '#lib/core/intake/coordinates/describe-crs.ts';
import { isPlainDegrees } from '#lib/core/intake/coordinates/is-plain-degrees.ts';
import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import type { FileFormat } from '#lib/core/intake/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { assembleOsmBasemap } from './assemble-osm-basemap.ts';
import { assembleOsmWays, NODES_MISSING } from './assemble-osm-ways.ts';
import { detectFormat, isLayerFile } from './detect-format.ts';
import { findCrsName } from './find-crs-name.ts';
import { InputError } from './input-error.ts';
import { OsmCollector } from './osm-collector.ts';
import { readGeojsonStreets } from './read-geojson-streets.ts';
import { readJson } from './read-json.ts';
import { readLayerFile } from './read-layer-file.ts';
import { isOsmJson, readOsmJson } from './read-osm-json.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { readOsmXml } from './read-osm-xml.ts';
import { buildTallies, type Tallies } from './tally.ts';
import type { InputFormat, ReadReport, StreetSource } from './types.ts';
import { readUnpacked } from './unpack-gzip.ts';

const OSM_ATTRIBUTION = '© OpenStreetMap contributors, ODbL 1.0';

/**
 * Streets that walkers use, from an OpenStreetMap extract (PBF, XML or JSON), GeoJSON lines, or lines of a shapefile, a
 * GeoPackage, KML or DXF in any coordinate system, and what else the file has for the basemap; any of them packed with
 * gzip, too. The format is detected from the content, not from the name.
 *
 * @param crs of files that are not OpenStreetMap's, where they do not say it themselves or say it wrongly
 * @throws InputError if the file cannot be read, or has no street at all
 */
export async function readStreets(
	path: string,
	{ crs }: { crs?: Crs | undefined } = {}
): Promise<StreetSource> {
	const source = await readUnpacked(path, (unpacked) => readSource(unpacked, crs));
	source.report.file = path;
	if (source.ways.length > 0) return source;
	const reasons = source.report.dropped.map(({ count, reason }) => `${count} × ${reason}`).join(', ');
	throw new InputError({
		file: path,
		problem: reasons === '' ? 'has no street lines' : `has no street to walk on: ${reasons}`,
		remedy: source.report.dropped.some(({ reason }) => reason === NODES_MISSING)
			? 'download it with the nodes, in Overpass by "(._;>;); out;" or "out geom;"'
			: 'give a file with street lines'
	});
}

async function readSource(path: string, crs: Crs | undefined): Promise<StreetSource> {
	if (await isLayerFile(path)) return readLayers(path, crs);
	const format = await detectFormat(path);
	if (format === 'osm-pbf') return readOsm(path, format, (sink) => readOsmPbf(path, sink));
	if (format === 'osm-xml') return readOsm(path, format, (sink) => readOsmXml(path, sink));
	const json = await readJson(path);
	if (isOsmJson(json)) return readOsm(path, 'osm-json', (sink) => readOsmJson(path, json, sink));
	return crs || isElsewhere(json) ? readLayers(path, crs) : readGeojson(path, json, 'geojson');
}

/** Whether a GeoJSON file says that it is in a system that is known and is not degrees of WGS-84. */
function isElsewhere(json: unknown): boolean {
	const { crs, spatialReference } = (json ?? {}) as { crs?: unknown; spatialReference?: unknown };
	const name = findCrsName(crs ?? spatialReference);
	const described = name === undefined ? undefined : describeCrs({ text: name }).crs;
	return described !== undefined && !isPlainDegrees(described);
}

async function readLayers(path: string, crs: Crs | undefined): Promise<StreetSource> {
	const { format, features } = await readLayerFile(path, crs);
	return readGeojson(path, { type: 'FeatureCollection', features }, format);
}

async function readOsm(
	path: string,
	format: InputFormat,
	read: (sink: OsmCollector) => Promise<void> | void
): Promise<StreetSource> {
	const tallies = buildTallies();
	const collector = new OsmCollector(path, tallies);
	await read(collector);
	collector.finish();
	const ways = assembleOsmWays(collector, tallies);
	const basemap = assembleOsmBasemap(collector, tallies.dropped);
	const report = buildReport(path, format, ways, tallies);
	return { format, ways, ...basemap, report, attribution: OSM_ATTRIBUTION };
}

function readGeojson(path: string, json: unknown, format: FileFormat): StreetSource {
	const tallies = buildTallies();
	const { attribution, ...read } = readGeojsonStreets(path, json, tallies);
	const report = buildReport(path, format, read.ways, tallies);
	return { format, ...read, places: [], report, attribution };
}

function buildReport(
	file: string,
	format: InputFormat | FileFormat,
	ways: StreetWay[],
	{ dropped, repaired, cut, unread }: Tallies
): ReadReport {
	return {
		file,
		format,
		ways: ways.length,
		vertices: new Set(ways.flatMap(({ vertexKeys }) => vertexKeys)).size,
		dropped: dropped.list(),
		repaired: repaired.list(),
		cut: cut.list(),
		unread: unread.list()
	};
}
