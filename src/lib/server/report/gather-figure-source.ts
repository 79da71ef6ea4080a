import type { FigureSource, PlanningFacts } from '#lib/core/figures/types.ts';
import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import type { PackagePlan } from '#lib/core/packages/types.ts';
import { gatherPackages, gatherSites } from '../gather-planning.ts';
import type { LoadedCity } from '../loaded-city.ts';

const AS_IT_IS: WalkSettings = {
	minutes: [DEFAULT_MINUTES[0]!, DEFAULT_MINUTES[1]!],
	speedMps: DEFAULT_SPEED_MPS,
	edits: []
};

/**
 * A city measured, with the packages and the next centres that the planner proposes with its usual settings: what
 * reports tell. About a second the first time; the same data give the same answer.
 *
 * @param walks minutes, speed and edits; default the plan as it is, 15 and 30 minutes
 * @param kept packages of a scenario, instead of those proposed; communities that the plan no longer has are left out
 * @throws EditError if an edit cannot be made
 */
export async function gatherFigureSource(
	city: LoadedCity,
	walks: WalkSettings = AS_IT_IS,
	kept: PackagePlan | null = null
): Promise<FigureSource> {
	const packages = await gatherPackages(city, walks);
	const siting = await gatherSites(city, walks);
	return {
		plan: city.model.measure(walks),
		planning: { packages: kept ? keepPackages(packages, kept) : packages, siting }
	};
}

function keepPackages(
	{ ground }: NonNullable<PlanningFacts['packages']>,
	kept: PackagePlan
): NonNullable<PlanningFacts['packages']> {
	const known = new Set(ground.communities.map(({ id }) => id));
	const packages = kept.packages
		.map((one) => ({ ...one, communityIds: one.communityIds.filter((id) => known.has(id)) }))
		.filter(({ communityIds }) => communityIds.length > 0);
	return { ground, proposal: { plan: { ...kept, packages }, bound: null } };
}
