import type { SitedPlan } from '#lib/core/planner/types.ts';
import type { PlanningMark } from './planning-marks.ts';

/** Where the next centres would go, and where they could have gone. */
export function listSitingMarks(
	{ candidates, sites }: Pick<SitedPlan, 'candidates' | 'sites'>,
	{
		labelOf,
		pickedIndex = null
	}: {
		/** Of a new site, counted from 1. */
		labelOf: (number: number) => string;
		pickedIndex?: number | null;
	}
): PlanningMark[] {
	return [
		...candidates.map((coordinates): PlanningMark => ({
			kind: 'candidate',
			geometry: { type: 'Point', coordinates }
		})),
		...sites.map(({ lngLat, isNew }, i): PlanningMark => ({
			kind: 'site',
			geometry: { type: 'Point', coordinates: lngLat },
			label: isNew ? labelOf(i + 1) : '',
			isPicked: i === pickedIndex
		}))
	];
}
