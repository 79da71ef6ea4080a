import { describeAxis } from '#lib/core/axes/describe-axis.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { LAYER_TITLES } from '#lib/core/intake/layer-titles.ts';
import { isCounted } from '#lib/core/model/is-counted.ts';
import type { ExportLayer } from '../formats/export-layer.ts';
import { getStyle } from '../formats/layer-styles.ts';
import { toColumn } from './to-column.ts';

/**
 * The communities along each axis (示范带), in street order, by the rule of `listAlongAxis`; one on two axes is there twice.
 * Those that are renovated are there, and not counted.
 */
export function toStripLayer({ axes, communities, streets, clusters }: CityFeatures): ExportLayer {
	const areas = communities.features.map(({ geometry, properties: { id, state } }) => ({
		id,
		state,
		geometry
	}));
	const known = new Map(communities.features.map((community) => [community.properties.id, community]));
	const lines = streets.features.map(({ geometry, properties: { name, streetClass } }) => ({
		name,
		streetClass,
		lngLats: geometry.coordinates as LngLat[]
	}));
	const builtUp = clusters.features.map(({ geometry }) => geometry);
	return {
		name: 'strips',
		title: LAYER_TITLES.strips!,
		geometryType: 'MultiPolygon',
		columns: [
			toColumn('id', 'text'),
			toColumn('axisId', 'text'),
			toColumn('axisName', 'text'),
			toColumn('order', 'integer'),
			toColumn('communityId', 'text'),
			toColumn('name', 'text'),
			toColumn('state', 'text'),
			toColumn('isCounted', 'boolean'),
			toColumn('side', 'text'),
			toColumn('distanceM', 'real'),
			toColumn('frontageM', 'real'),
			toColumn('households', 'integer'),
			toColumn('people', 'integer'),
			toColumn('provenance', 'text')
		],
		features: axes.features.flatMap(({ geometry, properties: axis }) => {
			const { streetName, halfWidthM } = axis;
			const line = { streetName, halfWidthM, lngLats: geometry.coordinates as LngLat[] };
			const { members, strip } = describeAxis(line, areas, lines, { builtUp });
			const compassOf = new Map(strip.sides.map(({ side, compass }) => [side, compass]));
			return members.map(({ id, state, distanceM, frontageM, side }, i) => {
				const { properties, geometry: area } = known.get(id)!;
				return {
					values: [
						`${axis.id}/${id}`,
						axis.id,
						axis.name,
						i + 1,
						id,
						properties.name,
						state,
						isCounted({ state }),
						compassOf.get(side)!,
						distanceM,
						frontageM,
						properties.households,
						properties.people,
						properties.provenance
					],
					geometry: area
				};
			});
		}),
		style: getStyle('strips'),
		labelBy: 'name'
	};
}
