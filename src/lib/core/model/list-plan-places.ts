import type { CityFeatures } from '../city/types.ts';
import { listCentrePlaces } from '../coverage/city-places.ts';
import type { PlanPlaces } from '../what-if/build-ground.ts';

/** What of a plan stands on the network; communities in their order, so that walks are as long as they are. */
export function listPlanPlaces(features: Pick<CityFeatures, 'centres' | 'communities'>): PlanPlaces {
	return {
		centres: listCentrePlaces(features),
		communities: features.communities.features.map(({ geometry, properties }) => ({
			id: properties.id,
			geometry,
			ways: properties.entrances,
			walled: properties.walled
		}))
	};
}
