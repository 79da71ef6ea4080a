import type { CityFeatures, OpenTo } from '../city/types.ts';
import type { CentrePlace, CommunityPlace } from './compute-coverage.ts';

/** The open centres of a city's plan that have a door open to all, with those doors. */
export function listCentrePlaces({ centres }: Pick<CityFeatures, 'centres'>): CentrePlace[] {
	return centres.features
		.filter(({ properties: { open, doors } }) => open && doors.some(isPublic))
		.map(({ geometry, properties: { id, name, provenance, clusterId, doors } }) => ({
			id,
			name,
			provenance,
			clusterId,
			geometry,
			ways: doors.filter(isPublic)
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
			siteAreaM2: p.siteAreaM2,
			buildings: p.buildings,
			propertyManagement: p.propertyManagement,
			serviceFeeYuanPerM2Month: p.serviceFeeYuanPerM2Month,
			collectionRate: p.collectionRate,
			extraIncomeYuanPerYear: p.extraIncomeYuanPerYear,
			serviceCostYuanPerYear: p.serviceCostYuanPerYear,
			ways: p.entrances,
			walled: p.walled
		}));
}

const isPublic = ({ openTo }: { openTo: OpenTo }) => openTo === 'all';
