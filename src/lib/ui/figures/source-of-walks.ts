import { NO_PLANNING, type FigureSource } from '#lib/core/figures/types.ts';
import { buildPlanRows } from '#lib/core/model/build-plan-rows.ts';
import { listCentreRows } from '#lib/core/model/list-centre-rows.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import type { PlanWalks } from '#lib/core/what-if/list-walks.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';

/**
 * What figures of the plan are computed from with other walks than those on screen: the plan without what is on trial,
 * or a scenario. `null` before the plan is read.
 */
export function sourceOfWalks(
	{ document, meta, isIllustrative }: Plan,
	walks: PlanWalks,
	{ minutes, speedMps, edits }: WalkSettings
): FigureSource | null {
	if (!document) return null;
	const { features, axes } = document;
	const rows = buildPlanRows(features, axes, walks, speedMps);
	return {
		plan: {
			meta,
			features,
			axes,
			minutes,
			speedMps,
			edits,
			rows,
			counted: rows.filter(({ props }) => props.state !== 'accepted'),
			centres: listCentreRows(features, walks),
			isIllustrative
		},
		planning: NO_PLANNING
	};
}
