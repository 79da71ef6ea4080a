import { listCityAxes } from '#lib/core/axes/list-city-axes.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import type { NamedStreet } from '#lib/core/search/types.ts';
import { LAYER_NAMES } from './db/layer-tables.ts';
import { listNamedStreets } from './list-named-streets.ts';
import { spellNames } from './spell-names.ts';

/** What the workbench needs of a city's features: all but the streets, which the basemap and the network hold. */
export function buildPlanDocument(
	features: CityFeatures,
	{ railways, ...moment }: Pick<PlanDocument, 'revision' | 'asOf' | 'newestRevision' | 'railways'>
): PlanDocument {
	const { streets, ...plan } = features;
	const lines = streets.features.map(({ geometry, properties }) => ({
		name: properties.name,
		lngLats: geometry.coordinates as LngLat[]
	}));
	const named = listNamedStreets(features);
	return {
		...moment,
		features: plan,
		axes: listCityAxes(features, lines),
		streets: named,
		spellings: spellNames(listNames(features, named)),
		railways
	};
}

/** Every name that something is found by. */
function* listNames(
	{ clusters, centres, communities, axes, districts, facilities, landmarks }: CityFeatures,
	streets: readonly NamedStreet[]
) {
	for (const { features } of [clusters, centres, axes, districts, facilities, landmarks])
		for (const { properties } of features) yield properties.name;
	for (const { properties } of communities.features) yield* [properties.name, ...properties.aliases];
	for (const { name } of streets) yield name;
}

/** The features of a city that has streets and no plan yet. */
export function emptyFeatures(): CityFeatures {
	return Object.fromEntries(
		LAYER_NAMES.map((layer) => [layer, { type: 'FeatureCollection', features: [] }])
	) as unknown as CityFeatures;
}
