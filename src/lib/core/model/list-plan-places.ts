import type { CityFeatures } from '../city/types.ts';
import { listCentrePlaces } from '../coverage/city-places.ts';
import type { PlanPlaces } from '../what-if/build-ground.ts';
import { listStandingEdits } from '../what-if/list-standing-edits.ts';

/** The layers of a plan that decide its walks, beside the streets. */
type WalkedLayers = Pick<CityFeatures, 'centres' | 'communities'> &
	Partial<Pick<CityFeatures, 'walls' | 'links' | 'passages'>>;

/** The parts of a plan that are placed on the network; communities in the plan's order, so that walks match them. */
export function listPlanPlaces(features: WalkedLayers): PlanPlaces {
	return {
		centres: listCentrePlaces(features),
		communities: features.communities.features.map(({ geometry, properties }) => ({
			id: properties.id,
			geometry,
			ways: properties.entrances,
			walled: properties.walled
		})),
		standing: listStandingEdits(features)
	};
}
