import type { CityFeatures } from '../city/types.ts';
import type { CentrePlace, CommunityPlace } from './compute-coverage.ts';

/** The open centres of a city's plan. */
export function listCentrePlaces({ centres }: Pick<CityFeatures, 'centres'>): CentrePlace[] {
	return centres.features
		.filter(({ properties }) => properties.open)
		.map(({ geometry, properties: { id, name, provenance, clusterId, doors } }) => ({
			id,
			name,
			provenance,
			clusterId,
			geometry,
			ways: doors.map(({ lngLat }) => lngLat)
		}));
}

/** The communities of a city's plan: those not renovated, or all. */
export function listCommunityPlaces(
	{ communities }: Pick<CityFeatures, 'communities'>,
	{ all = false } = {}
): CommunityPlace[] {
	return communities.features
		.filter(({ properties }) => all || properties.state !== 'accepted')
		.map(({ geometry, properties: p }) => ({
			id: p.id,
			name: p.name,
			provenance: p.provenance,
			clusterId: p.clusterId,
			districtId: p.districtId,
			geometry,
			households: p.households,
			people: p.people,
			floorAreaM2: p.floorAreaM2,
			ways: p.entrances.map(({ lngLat }) => lngLat)
		}));
}
