import { FACILITY_GROUPS, KINDS_BY_GROUP, type FacilityGroup, type FacilityKind } from './facility-codes.ts';

const GROUPS = new Map<string, FacilityGroup>(
	FACILITY_GROUPS.flatMap((group) => KINDS_BY_GROUP[group].map((kind) => [kind, group] as const))
);

/** What a kind of facility is for; `other` for a kind that is not known. */
export function groupOfKind(kind: FacilityKind): FacilityGroup {
	return GROUPS.get(kind) ?? 'other';
}
