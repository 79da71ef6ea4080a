import type { CityFeatures, OpenTo, Provenance, RenovationState } from '../city/types.ts';
import { isCounted } from '../model/is-counted.ts';
import type { Place } from './place-sites.ts';

/** An open centre of a plan or a file, before it is put on a network. */
export interface CentrePlace extends Place {
	name: string;
	provenance: Provenance;
	clusterId: string | null;
}

/** A community of a plan or a file, before it is put on a network. */
export interface CommunityPlace extends Place {
	name: string;
	provenance: Provenance;
	clusterId: string | null;
	districtId: string | null;
	/** `undefined` where it is not known. */
	state?: RenovationState | undefined;
	households: number;
	/** Its households are not known, and are counted as 1. */
	isHouseholdsAssumed?: boolean | undefined;
	/** NaN where not known, and so is every sum with it. */
	people: number;
	/** NaN where not known. */
	floorAreaM2: number;
	/** What else is known of it; each as `CommunityProps` has it. */
	siteAreaM2?: number | undefined;
	buildings?: number | undefined;
	propertyManagement?: boolean | undefined;
	serviceFeeYuanPerM2Month?: number | undefined;
	collectionRate?: number | undefined;
	/** Left out where there is none; NaN where there may be some, and how much is not known. */
	extraIncomeYuanPerYear?: number | undefined;
	serviceCostYuanPerYear?: number | undefined;
}

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

/** The communities of a city's plan: those that figures count, or all. */
export function listCommunityPlaces(
	{ communities }: Pick<CityFeatures, 'communities'>,
	{ all = false } = {}
): CommunityPlace[] {
	return communities.features
		.filter(({ properties }) => isCounted(properties, { all }))
		.map(({ geometry, properties: p }) => ({
			id: p.id,
			name: p.name,
			provenance: p.provenance,
			clusterId: p.clusterId,
			districtId: p.districtId,
			state: p.state,
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
