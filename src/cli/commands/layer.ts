import type { FeatureCollection } from 'geojson';
import type { City, EntranceProps } from '#lib/core/city/types.ts';
import { listNoteRows, NOTE_COLUMNS } from '#lib/core/notes/list-note-rows.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import { toCsv } from '../log/to-csv.ts';
import { printJson, printText } from '../output.ts';
import { loadCity, MOMENT_HELP, MOMENT_OPTIONS } from '../asked-plan.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

const LAYERS = [
	'clusters',
	'centres',
	'communities',
	'blocks',
	'entrances',
	'axes',
	'streets',
	'districts',
	'facilities',
	'buildings',
	'landmarks',
	'notes'
] as const;

export const layer: Command = {
	help: `Usage: lianpian layer <${LAYERS.join('|')}> [--city baoding] [--asof DATE] [--known REVISION] [--csv]

Prints one GeoJSON FeatureCollection, WGS-84, with the ids and attributes used everywhere else.

  --csv              of notes: one row a note, with all replies in one cell, for spreadsheet programs

${MOMENT_HELP}
`,
	async run(args) {
		const { values, positionals } = readOptions(
			args,
			{
				city: { type: 'string', default: DEFAULT_CITY },
				...MOMENT_OPTIONS,
				json: { type: 'boolean', default: true },
				csv: { type: 'boolean', default: false }
			},
			{ allowPositionals: true }
		);
		const [name, ...rest] = positionals;
		if (!isLayer(name) || rest.length > 0)
			throw new UsageError(
				`layer takes one of ${LAYERS.join(', ')}${name === undefined ? '' : `, not "${positionals.join(' ')}"`}.`
			);
		if (values.csv && name !== 'notes') throw new UsageError('layer takes --csv for notes only.');
		const { features } = await loadCity(values.city, values);
		if (values.csv) {
			const rows = listNoteRows(toPlan(features), { resolved: 'true', open: 'false' });
			printText(toCsv([NOTE_COLUMNS, ...rows]));
			return EXIT.done;
		}
		const collection = name === 'entrances' ? listEntrances(features) : features[name];
		printJson({
			...collection,
			features: collection.features.map((feature) => ({ ...feature, id: feature.properties.id }))
		});
		return EXIT.done;
	}
};

const isLayer = (name: string | undefined): name is (typeof LAYERS)[number] =>
	(LAYERS as readonly (string | undefined)[]).includes(name);

function listEntrances({ communities }: City['features']): FeatureCollection<GeoJSON.Point, EntranceProps> {
	return {
		type: 'FeatureCollection',
		features: communities.features.flatMap(({ properties }) =>
			properties.entrances.map(({ id, lngLat, openTo }) => ({
				type: 'Feature' as const,
				properties: { id, communityId: properties.id, openTo, provenance: properties.provenance },
				geometry: { type: 'Point' as const, coordinates: lngLat }
			}))
		)
	};
}
