import type { MultiPolygon, Position } from 'geojson';
import { buildPackageMeasure } from '#lib/core/packages/measure-package.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { LAYER_TITLES } from '#lib/core/intake/layer-titles.ts';
import type { ExportLayer } from '../formats/export-layer.ts';
import { getStyle } from '../formats/layer-styles.ts';
import { listPolygons } from '../formats/to-file-geometry.ts';
import { gatherPackages, gatherSites } from '../gather-planning.ts';
import type { LoadedCity } from '../loaded-city.ts';
import type { ExportWish } from './read-export-wish.ts';
import { toColumn } from './to-column.ts';

type Walks = Pick<ExportWish, 'minutes' | 'speedMps'>;
const NO_EDITS = { edits: [] };

/** The packages that the planner proposes with its usual settings, each the areas of its communities. */
export async function toPackageLayer(city: LoadedCity, walks: Walks): Promise<ExportLayer> {
	const { ground, proposal } = await gatherPackages(city, { ...walks, ...NO_EDITS });
	const { packages, settings } = proposal.plan;
	const measure = buildPackageMeasure(ground, settings);
	const areas = new Map(city.model.features.communities.features.map((area) => [area.properties.id, area]));
	return {
		name: 'packages',
		title: LAYER_TITLES.packages!,
		geometryType: 'MultiPolygon',
		columns: [
			toColumn('id', 'text'),
			toColumn('name', 'text'),
			toColumn('clusterId', 'text'),
			toColumn('communityIds', 'text[]'),
			toColumn('communityNames', 'text[]'),
			toColumn('communityCount', 'integer'),
			toColumn('households', 'integer'),
			toColumn('people', 'integer'),
			toColumn('floorAreaM2', 'real'),
			toColumn('isOnTarget', 'boolean'),
			toColumn('sharedWallM', 'real')
		],
		features: packages.map(({ id, name, communityIds }) => {
			const figures = measure(communityIds);
			const names = communityIds.map((one) => areas.get(one)!.properties.name);
			const parts = communityIds.flatMap((one) => listPolygons(areas.get(one)!.geometry));
			return {
				values: [
					id,
					name === '' ? `${names[0]!}等 ${names.length} 个小区` : name,
					figures.clusterIds.filter((one) => one !== null).join('、'),
					communityIds,
					names,
					figures.communities,
					figures.households,
					figures.people,
					figures.floorAreaM2,
					figures.isOnTarget,
					figures.sharedWallM
				],
				geometry: { type: 'MultiPolygon', coordinates: parts as Position[][][] } satisfies MultiPolygon
			};
		}),
		style: getStyle('packages'),
		labelBy: 'name'
	};
}

/** The next centres that the planner proposes with its usual settings, the one that brings most first. */
export async function toSiteLayer(city: LoadedCity, walks: Walks): Promise<ExportLayer> {
	const siting = await gatherSites(city, { ...walks, ...NO_EDITS });
	const names = new Map(
		city.model.features.communities.features.map(({ properties }) => [properties.id, properties.name])
	);
	const sites = siting?.sited.sites.filter(({ isNew }) => isNew) ?? [];
	return {
		name: 'sites',
		title: LAYER_TITLES.sites!,
		geometryType: 'Point',
		columns: [
			toColumn('id', 'text'),
			toColumn('name', 'text'),
			toColumn('order', 'integer'),
			toColumn('minutes', 'integer'),
			toColumn('householdsServed', 'integer'),
			toColumn('householdsGained', 'integer'),
			toColumn('communityCount', 'integer'),
			toColumn('communityIds', 'text[]'),
			toColumn('communityNames', 'text[]')
		],
		features: sites.map(({ id, lngLat, weight, brings, communityIds }, i) => ({
			values: [
				id,
				`拟建中心 ${i + 1}`,
				i + 1,
				siting!.question.minutes,
				weight,
				brings,
				communityIds.length,
				communityIds,
				communityIds.map((one) => names.get(one) ?? one)
			],
			geometry: { type: 'Point', coordinates: lngLat as LngLat }
		})),
		style: getStyle('sites'),
		labelBy: 'name'
	};
}
