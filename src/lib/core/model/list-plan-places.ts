import type { CityFeatures } from '../city/types.ts';
import { listCentrePlaces } from '../coverage/city-places.ts';
import type { PlanPlaces } from '../what-if/build-ground.ts';

/** The parts of a plan that are placed on the network; communities in the plan's order, so that walks match them. */
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
