import { writeMomentQuery } from '#lib/carto/moment-query.ts';
import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';

/** The address of the same view of another version of the plan. */
export function writeMomentLink(cityId: string, moment: PlanMoment, viewQuery: string): string {
	const query = [writeMomentQuery(moment).toString(), viewQuery].filter((part) => part !== '').join('&');
	return query === '' ? `/${cityId}` : `/${cityId}?${query}`;
}
