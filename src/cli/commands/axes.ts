import { describeAxis } from '#lib/core/axes/describe-axis.ts';
import { DEFAULT_ALONG_M } from '#lib/core/axes/list-along-axis.ts';
import type { ClassedStreet } from '#lib/core/axes/types.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { readLines, type NamedAxis } from '../axes/read-lines.ts';
import { toDocument, toTable } from '../axes/show-axes.ts';
import { printJson, printText } from '../output.ts';
import { loadCity, MOMENT_HELP, MOMENT_OPTIONS } from '../asked-plan.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, toNumber, UsageError, type Command } from '../usage.ts';

export const axes: Command = {
	help: `Usage: lianpian axes [--city baoding] [--along M] [--line F|LNG,LAT;LNG,LAT…] [--half-width M] [--json]

  --city NAME        a city built by this program (default: baoding)
${MOMENT_HELP}
  --along M          metres beyond the street's half-width (default: ${DEFAULT_ALONG_M})
  --line L           another line instead of the city's axes: positions parted by semicolons, or a GeoJSON file of lines
  --half-width M     half of the line's street's width (default: that of the street it runs along)
  --json             one JSON document on stdout

A community lies along an axis if its boundary is within M metres beyond the street's half-width of the axis line, with
no other street between. Members come in street order; what just does not lie along it is listed with the reason.
`,
	async run(args) {
		const { values } = readOptions(args, {
			city: { type: 'string', default: DEFAULT_CITY },
			...MOMENT_OPTIONS,
			along: { type: 'string', default: String(DEFAULT_ALONG_M) },
			line: { type: 'string' },
			'half-width': { type: 'string' },
			json: { type: 'boolean', default: false }
		});
		const alongM = readMetres('along', values.along);
		const halfWidthM =
			values['half-width'] === undefined ? undefined : readMetres('half-width', values['half-width']);
		if (halfWidthM !== undefined && values.line === undefined)
			throw new UsageError('--half-width is of a line: it needs --line.');
		const city = await loadCity(values.city, values);
		const { features } = city;
		const streets = listStreets(features);
		const lines =
			values.line === undefined
				? listCityLines(features)
				: await readLines(values.line, streets, { halfWidthM });
		const areas = features.communities.features.map(({ geometry, properties: { id, state } }) => ({
			id,
			state,
			geometry
		}));
		const builtUp = features.clusters.features.map(({ geometry }) => geometry);
		const names = new Map(features.communities.features.map(({ properties: { id, name } }) => [id, name]));
		const described = lines.map(({ id, name, line }) => ({
			id,
			name,
			names,
			...describeAxis(line, areas, streets, { alongM, builtUp })
		}));
		if (values.json) printJson(toDocument(described, { city, alongM }));
		else printText(toTable(described, { city, isIllustrative: isIllustrative(features) }));
		return EXIT.done;
	}
};

function readMetres(option: string, text: string): number {
	const metres = toNumber(text);
	if (metres >= 0 && Number.isFinite(metres)) return metres;
	throw new UsageError(`--${option} takes a number of metres, 0 or more, not "${text}".`);
}

const listStreets = ({ streets }: CityFeatures): ClassedStreet[] =>
	streets.features.map(({ geometry, properties: { name, streetClass } }) => ({
		name,
		streetClass,
		lngLats: geometry.coordinates as LngLat[]
	}));

const listCityLines = ({ axes: { features } }: CityFeatures): NamedAxis[] =>
	features.map(({ geometry, properties: { id, name, streetName, halfWidthM } }) => ({
		id,
		name,
		line: { streetName, halfWidthM, lngLats: geometry.coordinates as LngLat[] }
	}));

const isIllustrative = ({ communities }: CityFeatures): boolean =>
	communities.features.some(({ properties }) => properties.provenance === 'illustrative');
