import type { StreetWay } from '#lib/core/network/types.ts';
import { assembleOsmBasemap } from './assemble-osm-basemap.ts';
import { assembleOsmWays } from './assemble-osm-ways.ts';
import { detectFormat } from './detect-format.ts';
import { InputError } from './input-error.ts';
import { OsmCollector } from './osm-collector.ts';
import { readGeojsonStreets } from './read-geojson-streets.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { readOsmXml } from './read-osm-xml.ts';
import { Tally } from './tally.ts';
import type { InputFormat, StreetSource } from './types.ts';

const OSM_ATTRIBUTION = '© OpenStreetMap contributors, ODbL 1.0';

/**
 * Streets that walkers use, from an OpenStreetMap extract (PBF or XML) or GeoJSON lines, and what else the file
 * has for the basemap. The format is told by the content, not the name.
 *
 * @throws InputError if the file cannot be read, or has no street at all
 */
export async function readStreets(path: string): Promise<StreetSource> {
	const format = await detectFormat(path);
	const source = format === 'geojson' ? await readGeojson(path) : await readOsm(path, format);
	if (source.ways.length > 0) return source;
	const reasons = source.report.dropped.map(({ count, reason }) => `${count} × ${reason}`).join(', ');
	throw new InputError({
		file: path,
		problem: reasons === '' ? 'has no street lines' : `has no street to walk on: ${reasons}`,
		remedy: 'give a file with street lines'
	});
}

async function readOsm(path: string, format: 'osm-pbf' | 'osm-xml'): Promise<StreetSource> {
	const collector = new OsmCollector(path);
	await (format === 'osm-pbf' ? readOsmPbf : readOsmXml)(path, collector);
	collector.finish();
	const dropped = new Tally();
	const ways = assembleOsmWays(collector, dropped);
	const basemap = assembleOsmBasemap(collector, dropped);
	const { repaired } = collector;
	const report = buildReport(path, format, ways, { dropped, repaired });
	return { format, ways, ...basemap, report, attribution: OSM_ATTRIBUTION };
}

async function readGeojson(path: string): Promise<StreetSource> {
	const tallies = { dropped: new Tally(), repaired: new Tally() };
	const { ways, attribution } = await readGeojsonStreets(path, tallies);
	const report = buildReport(path, 'geojson', ways, tallies);
	return { format: 'geojson', ways, landuse: [], lines: [], places: [], report, attribution };
}

function buildReport(
	file: string,
	format: InputFormat,
	ways: StreetWay[],
	{ dropped, repaired }: { dropped: Tally; repaired: Tally }
) {
	const vertices = new Set(ways.flatMap(({ vertexKeys }) => vertexKeys)).size;
	return { file, format, ways: ways.length, vertices, dropped: dropped.list(), repaired: repaired.list() };
}
