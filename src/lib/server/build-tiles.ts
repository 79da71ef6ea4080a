import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import type { Feature, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { CityFeatures, CityMeta } from '#lib/core/city/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import type { Network, StreetWay } from '#lib/core/network/types.ts';
import type { KnownGround } from '#lib/core/openings/known-ground.ts';
import { cityFiles } from './city-files.ts';
import { toInputError } from './import/input-error.ts';
import { readStreets } from './import/read-streets.ts';
import { toKnownGround } from './import/to-known-ground.ts';
import { BUILDING, type ReadReport } from './import/types.ts';
import { readSeedCity } from './seed/default-city.ts';
import { buildBasemapLayers, type BasemapInput } from './tiles/build-basemap.ts';
import { writeBasemap, type BasemapReport } from './tiles/write-basemap.ts';

export interface TilesReport {
	streets: ReadReport;
	network: Network;
	networkBytes: number;
	basemap: BasemapReport;
}

/** Basemap and walking network of the project's own city, from the streets and land in its folder. */
export async function buildCityTiles(cityId: string): Promise<TilesReport> {
	const files = cityFiles(cityId);
	const source = await readStreets(files.streets);
	const land: Feature[] = JSON.parse(await readFile(files.landuse, 'utf8')).features;
	const { meta, features } = await readSeedCity(cityId);
	return write(
		cityId,
		meta.name,
		meta.attribution,
		source.report,
		source.ways,
		toBasemapGround(land, features)
	);
}

/** What a basemap draws beside the streets: a land use map, and landmarks and districts of a plan. */
export function toBasemapGround(
	land: readonly Feature[],
	{ landmarks, districts }: Pick<CityFeatures, 'landmarks' | 'districts'>
): Omit<BasemapInput, 'ways'> {
	return {
		landuse: land.filter(isArea).filter((area) => !isBuilding(area)),
		buildings: land.filter(isArea).filter(isBuilding),
		lines: land
			.filter(isLine)
			.map((line) => ({ ...line, properties: { layer: 'railway' as const, ...line.properties } })),
		places: [...landmarks.features, ...land.filter(isPoint)],
		districts: districts.features
	};
}

/**
 * The same from a street extract: `.osm.pbf`, `.osm` or GeoJSON lines. The city opens in the workbench with its
 * streets and no plan.
 *
 * @throws InputError if the file cannot be used
 */
export async function buildExtractTiles(cityId: string, path: string): Promise<TilesReport> {
	const source = await readStreets(path);
	const report = await write(cityId, cityId, source.attribution, source.report, source.ways, {
		...source,
		landuse: source.landuse.filter((area) => !isBuilding(area)),
		buildings: source.landuse.filter(isBuilding)
	});
	await writeWhole(cityFiles(cityId).knownGround, writeKnownGround(toKnownGround(source)));
	const [west, south, east, north] = report.network.bbox;
	const meta: CityMeta = {
		id: cityId,
		name: nameOf(cityId),
		nameEn: nameOf(cityId),
		title: '',
		titleEn: '',
		bbox: [west, south, east, north],
		asOf: new Date().toISOString().slice(0, 10),
		attribution: source.attribution
	};
	await writeWhole(cityFiles(cityId).meta, `${JSON.stringify(meta, null, '\t')}\n`);
	return report;
}

/** Positions to 10⁻⁶ degrees, as links keep theirs. */
const writeKnownGround = (known: KnownGround): string =>
	JSON.stringify(known, (_, value: unknown) =>
		typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value
	);

const isArea = (feature: Feature): feature is Feature<Polygon | MultiPolygon> =>
	feature.geometry.type.endsWith('Polygon');
const isPoint = (feature: Feature): feature is Feature<Point> => feature.geometry.type === 'Point';
const isBuilding = ({ properties }: Feature) => properties?.kind === BUILDING;
const isLine = (feature: Feature): feature is Feature<LineString> => feature.geometry.type === 'LineString';

/** Default name from the id: new-town becomes New Town. */
const nameOf = (cityId: string) =>
	cityId.replace(/(^|-)([a-z0-9])/g, (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase());

/** Whole or not at all: a reader never meets half a file. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
	await writeFile(`${path}.tmp`, content);
	await rename(`${path}.tmp`, path);
}

async function write(
	cityId: string,
	name: string,
	attribution: string,
	streets: ReadReport,
	ways: StreetWay[],
	land: Omit<BasemapInput, 'ways' | 'places'> & { places?: readonly Feature<Point>[] }
): Promise<TilesReport> {
	const files = cityFiles(cityId);
	await mkdir(files.folder, { recursive: true }).catch((error: unknown) => {
		throw toInputError(files.folder, error);
	});
	const network = buildNetwork(ways, { attribution });
	const basemap = await writeBasemap({
		path: files.basemap,
		name,
		attribution,
		layers: buildBasemapLayers({
			...land,
			ways
		})
	});
	const bytes = encodeNetwork(network);
	await writeWhole(files.network, bytes);
	return { streets, network, networkBytes: bytes.length, basemap };
}
