/**
 * Kinds of facilities by what they are for. A code never changes: plans keep it. What standards ask of each is in
 * `facility-kinds.ts`, which is loaded when it is needed.
 */
export const KINDS_BY_GROUP = {
	education: ['junior-high-school', 'primary-school', 'kindergarten', 'nursery'],
	health: ['health-centre', 'health-station', 'outpatient-clinic'],
	elderly: ['elderly-home', 'nursing-home', 'elderly-day-care'],
	culture: ['culture-centre', 'culture-station'],
	sports: [
		'sports-ground-large',
		'sports-ground-medium',
		'sports-ground-small',
		'outdoor-fitness',
		'playground'
	],
	service: [
		'subdistrict-service-centre',
		'subdistrict-office',
		'community-service-station',
		'police-station',
		'property-office'
	],
	commerce: [
		'market',
		'shopping-centre',
		'supermarket',
		'convenience-store',
		'community-shops',
		'community-canteen',
		'bank',
		'post-office',
		'telecom-office',
		'parcel-station'
	],
	utility: ['refuse-collection-station', 'refuse-collection-point', 'public-toilet', 'switching-station'],
	transport: ['bus-stop', 'car-parking', 'bicycle-parking'],
	other: ['other']
} as const;

export type FacilityGroup = keyof typeof KINDS_BY_GROUP;
export type FacilityKind = (typeof KINDS_BY_GROUP)[FacilityGroup][number];

/** In the order of legends and lists. */
export const FACILITY_GROUPS = Object.keys(KINDS_BY_GROUP) as FacilityGroup[];

/** Every kind, group by group. */
export const FACILITY_KIND_CODES: readonly FacilityKind[] = Object.values(KINDS_BY_GROUP).flat();

/** In use, planned or being built, or closed. */
export const FACILITY_STATES = ['open', 'planned', 'closed'] as const;
export type FacilityStatus = (typeof FACILITY_STATES)[number];

/** What capacity counts: places of pupils and children, classes, beds, parking spaces, seats, or nothing that is known. */
export const CAPACITY_UNITS = ['none', 'places', 'classes', 'beds', 'spaces', 'seats'] as const;
export type CapacityUnit = (typeof CAPACITY_UNITS)[number];
