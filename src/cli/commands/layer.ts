import type { FeatureCollection } from 'geojson';
import type { City, EntranceProps } from '#lib/core/city/types.ts';
import { printJson } from '../output.ts';
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
	'landmarks'
] as const;

export const layer: Command = {
	help: `Usage: lianpian layer <${LAYERS.join('|')}> [--city baoding] [--asof DATE] [--known REVISION]

Prints one GeoJSON FeatureCollection, WGS-84, with the ids and attributes used everywhere else.

${MOMENT_HELP}
`,
	async run(args) {
		const { values, positionals } = readOptions(
			args,
			{
				city: { type: 'string', default: DEFAULT_CITY },
				...MOMENT_OPTIONS,
				json: { type: 'boolean', default: true }
			},
			{ allowPositionals: true }
		);
		const [name, ...rest] = positionals;
		if (!isLayer(name) || rest.length > 0)
			throw new UsageError(
				`layer takes one of ${LAYERS.join(', ')}${name === undefined ? '' : `, not "${positionals.join(' ')}"`}.`
			);
		const { features } = await loadCity(values.city, values);
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
