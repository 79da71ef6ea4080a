import { cityFiles } from '#lib/server/city-files.ts';
import type { Feature, Geometry } from 'geojson';
import { nameAddedCentre } from '#lib/carto/name-added-centre.ts';
import type { City, CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { CityModel } from '#lib/core/model/city-model.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import { Planner } from '#lib/core/planner/planner.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { buildSmallCity } from './small-city.ts';

/** A city of a user's own data: all of it surveyed, with the given attribution. */
export function buildOwnCity({ attribution }: { attribution: string }): City {
	const { meta, features } = buildSmallCity('own-town');
	const surveyed = Object.fromEntries(
		Object.entries(features).map(([layer, collection]) => [
			layer,
			{
				...collection,
				features: collection.features.map((feature: Feature<Geometry, object>) => ({
					...feature,
					properties: { ...feature.properties, provenance: 'surveyed' as const }
				}))
			}
		])
	) as unknown as CityFeatures;
	return {
		meta: {
			...meta,
			name: '自建城',
			nameEn: 'Own Town',
			title: '改造 2026',
			titleEn: 'Renewal 2026',
			attribution
		},
		features: surveyed
	};
}

/** The same in memory, as maps and reports take it. */
export function loadOwnCity(city: City): LoadedCity {
	const { meta, features } = city;
	const network = buildNetwork(
		features.streets.features.map(({ geometry, properties: { id, name, streetClass, provenance } }) => ({
			id,
			name,
			streetClass,
			provenance,
			coordinates: geometry.coordinates as LngLat[],
			vertexKeys: geometry.coordinates.map(String)
		})),
		{ attribution: meta.attribution }
	);
	const model = new CityModel({ meta, features, network, nameAddedCentre });
	const { streets: _, ...plan } = features;
	return {
		model,
		dataHash: '0'.repeat(64),
		revision: null,
		files: { ...cityFiles(meta.id), land: cityFiles(meta.id).landuse },
		getPlanner: async () =>
			new Planner(
				{
					networkFile: new Uint8Array(encodeNetwork(network)).buffer,
					features: plan,
					axes: model.axes.axes,
					railways: []
				},
				loadHighs
			)
	};
}
