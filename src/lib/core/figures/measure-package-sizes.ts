import type { PlanningFacts } from './types.ts';

/**
 * The size of each package by its id, in the measure of its plan's settings. Members missing in the ground, as
 * in packages of an older plan, add nothing.
 */
export function measurePackageSizes({
	ground,
	proposal: { plan }
}: NonNullable<PlanningFacts['packages']>): Map<string, number> {
	const sizeOf = new Map(
		ground.communities.map((community) => [community.id, community[plan.settings.measure]])
	);
	return new Map(
		plan.packages.map(({ id, communityIds }) => [
			id,
			communityIds.reduce((sum, member) => sum + (sizeOf.get(member) ?? 0), 0)
		])
	);
}
