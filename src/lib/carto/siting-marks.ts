import type { MultiPolygon } from 'geojson';
import type { SitedPlan } from '#lib/core/planner/types.ts';
import type { PlanningMark } from './planning-marks.ts';

/** Where the next centres would go, and where they could have gone. */
export function listSitingMarks(
	{ candidates, sites }: Pick<SitedPlan, 'candidates' | 'sites'>,
	{
		labelOf,
		pickedIndex = null,
		circle = null
	}: {
		/** Of a new site, counted from 1. */
		labelOf: (number: number) => string;
		pickedIndex?: number | null;
		/** The life circle of the new ones; `null`: it is not drawn. */
		circle?: MultiPolygon | null;
	}
): PlanningMark[] {
	return [
		...(circle ? [{ kind: 'site-circle', geometry: circle } satisfies PlanningMark] : []),
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
