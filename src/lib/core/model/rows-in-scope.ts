import type { MeasuredPlan, PlanRow, Scope } from './types.ts';

/**
 * The communities that coverage counts in a part of the city, in id order: of a centre, those it is nearest to; of an
 * axis, those along it. None of a part that is not there.
 */
export function rowsInScope({ counted }: Pick<MeasuredPlan, 'counted'>, scope: Scope): readonly PlanRow[] {
	if (scope.kind === 'city') return counted;
	return counted.filter((row) => isInScope(row, scope));
}

/** Whether a community, counted or not, lies in a part of the city. */
export function isInScope(row: PlanRow, scope: Scope): boolean {
	const { kind, id } = scope;
	switch (kind) {
		case 'city':
			return true;
		case 'district':
			return row.districtId === id;
		case 'cluster':
			return row.clusterId === id;
		case 'centre':
			return row.centreId === id;
		case 'axis':
			return row.axisIds.includes(id);
		case 'package':
			return scope.communityIds.includes(row.id);
	}
}
