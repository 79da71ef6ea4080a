import type { PlanWalks } from '../what-if/list-walks.ts';
import { listCentreRows } from './list-centre-rows.ts';
import { measurePlan } from './measure-plan.ts';
import type { MeasuredPlan, PlanContent, WalkSettings } from './types.ts';

/**
 * A city's plan measured, with all that maps and texts need beside its figures.
 *
 * @param walks of the plan with the edits of the settings; `null`: not computed yet
 * @throws RangeError if a budget or the speed is not a positive number
 */
export function measureCity(
	{ meta, features, axes, isIllustrative, nameAddedCentre }: PlanContent,
	walks: PlanWalks | null,
	{ minutes, speedMps, edits }: WalkSettings
): MeasuredPlan {
	const communities = features.communities.features.map(({ properties }) => properties);
	return {
		meta,
		features,
		axes,
		isIllustrative,
		minutes,
		speedMps,
		edits,
		centres: listCentreRows(features, walks, nameAddedCentre),
		...measurePlan({ communities, axes: axes.axes }, walks, { minutes, speedMps })
	};
}
