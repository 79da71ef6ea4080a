import { buildCityTiles, buildExtractTiles, type TilesReport } from '#lib/server/build-tiles.ts';
import { isFreeCityId } from '#lib/core/city/reserved-words.ts';
import { describeIslands, formatReport, summarizeReport } from '#lib/server/import/format-report.ts';
import { listSeedCities } from '#lib/server/seed/default-city.ts';
import { note, printJson } from '../output.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

export const tiles: Command = {
	help: `Usage: lianpian tiles [--city baoding] [--json]
       lianpian tiles --osm FILE --city NAME [--json]

Without --osm: of the project's own city, from the streets and land in tiles/NAME/.
With --osm: of a street extract, .osm.pbf, .osm, OpenStreetMap JSON or GeoJSON lines; writes tiles/NAME/ and the
city can be opened at /NAME. "lianpian city create" makes a city whose streets can be edited instead.

Writes tiles/NAME/basemap.pmtiles (zooms 8-16) and tiles/NAME/network.lpn. Says on stderr what it left out
of the file, and why.
`,
	async run(args) {
		const { values } = readOptions(args, {
			city: { type: 'string' },
			osm: { type: 'string' },
			json: { type: 'boolean', default: false }
		});
		const cityId = values.city ?? (values.osm ? undefined : DEFAULT_CITY);
		if (cityId === undefined) throw new UsageError('--osm needs --city NAME, the name of the city to build.');
		if (!isFreeCityId(cityId))
			throw new UsageError(
				`--city takes small letters, digits and hyphens that are no address of the app, not "${cityId}".`
			);
		const own = await listSeedCities();
		if (values.osm && own.includes(cityId))
			throw new UsageError(`"${cityId}" is the project's own city; give the extract another --city.`);
		if (!values.osm && !own.includes(cityId))
			throw new UsageError(`There is no city "${cityId}" to build; give its streets with --osm FILE.`);
		const report = values.osm ? await buildExtractTiles(cityId, values.osm) : await buildCityTiles(cityId);
		for (const line of describe(report)) note(line);
		if (values.json) printJson(summarize(cityId, report));
		return EXIT.done;
	}
};

function describe({ streets, network, networkBytes, basemap }: TilesReport): string[] {
	const km = network.componentLengthM.reduce((sum, lengthM) => sum + lengthM, 0) / 1000;
	return [
		...formatReport(streets),
		`network: ${network.nodeCount} nodes, ${network.edgeCount} edges, ${km.toFixed(1)} km, ${networkBytes} bytes`,
		...describeIslands(network.componentLengthM),
		`basemap: ${basemap.tiles} tiles, ${basemap.bytes} bytes, zooms ${basemap.zooms.at(0)?.zoom}-${basemap.zooms.at(-1)?.zoom}`
	];
}

function summarize(cityId: string, { streets, network, networkBytes, basemap }: TilesReport) {
	return {
		city: cityId,
		streets: summarizeReport(streets),
		network: {
			nodes: network.nodeCount,
			edges: network.edgeCount,
			lengthM: network.componentLengthM.reduce((sum, lengthM) => sum + lengthM, 0),
			components: network.componentLengthM.length,
			bytes: networkBytes
		},
		basemap: { tiles: basemap.tiles, bytes: basemap.bytes, bounds: basemap.bounds }
	};
}
