import { NO_PLANNING, type FigureSource } from '#lib/core/figures/types.ts';
import { measureCity } from '#lib/core/model/measure-city.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import type { PlanWalks } from '#lib/core/what-if/list-walks.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';

/** What figures of the plan are computed from with the walks of a scenario. `null` before the plan is read. */
export function sourceOfWalks({ content }: Plan, walks: PlanWalks, asked: WalkSettings): FigureSource | null {
	return content && { plan: measureCity(content, walks, asked), planning: NO_PLANNING };
}
