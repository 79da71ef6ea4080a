import { listCityAxes } from '#lib/core/axes/list-city-axes.ts';
import { DEFAULT_ALONG_M } from '#lib/core/axes/list-along-axis.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { printJson, printText } from '../output.ts';
import { DEFAULT_CITY, loadCity } from '../plan.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

export const axes: Command = {
	summary: 'the communities along the main axes',
	help: `Usage: lianpian axes [--city baoding] [--along M] [--json]

A community lies along an axis if its boundary is within M metres (default ${DEFAULT_ALONG_M}) beyond the street's
half-width of the axis line, with no other street between.
`,
	async run(args) {
		const { values } = readOptions(args, {
			city: { type: 'string', default: DEFAULT_CITY },
			along: { type: 'string', default: String(DEFAULT_ALONG_M) },
			json: { type: 'boolean', default: false }
		});
		const alongM = Number(values.along);
		if (!(alongM >= 0 && Number.isFinite(alongM)))
			throw new UsageError(`--along takes a number of metres, 0 or more, not "${values.along}".`);
		const { features } = await loadCity(values.city);
		const streets = features.streets.features.map(({ geometry, properties }) => ({
			name: properties.name,
			lngLats: geometry.coordinates as LngLat[]
		}));
		const found = listCityAxes(features, streets, { alongM });
		if (values.json)
			printJson({
				alongM,
				axes: found.axes.map(({ id, name, members }) => ({
					id,
					name,
					unrenovated: members.filter(({ state }) => state !== 'accepted').map((member) => member.id),
					all: members.map((member) => member.id)
				})),
				unrenovated: found.unrenovatedIds.length
			});
		else
			printText(
				[
					'示意数据 illustrative data.',
					...found.axes.map(
						({ name, members }) =>
							`${name}\t${members.filter(({ state }) => state !== 'accepted').length} not renovated of ${members.length}`
					),
					`Not renovated along the axes: ${found.unrenovatedIds.length}`,
					''
				].join('\n')
			);
		return EXIT.done;
	}
};
