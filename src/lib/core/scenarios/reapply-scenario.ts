import type { Edit } from '../what-if/types.ts';
import { listEditsToMake } from '../what-if/list-edits-to-make.ts';
import type { LostPart } from './lost-part.ts';
import type { ScenarioDocument } from './types.ts';

/** What reapplying asks of the plan. */
export interface PlanToReapply {
	/** @throws EditError if the edits cannot be made one after the other */
	tryEdits: (edits: readonly Edit[]) => void;
	communityIds: ReadonlySet<string>;
	blockIds: ReadonlySet<string>;
}

/** A project of one community is none. */
const LEAST_MEMBERS = 2;

/**
 * A scenario on another plan than it was made on: edits are made again in their order, each that cannot be made is left
 * out, and so is what depends on it; packages lose members that are gone, and are dissolved below two; bundles and zones
 * hold figures of their members, and are left out whole if one is gone.
 *
 * @returns the scenario as the plan can have it, and what was left out, in the scenario's order; nothing is mutated
 */
export function reapplyScenario(
	scenario: ScenarioDocument,
	{ tryEdits, communityIds, blockIds }: PlanToReapply
): { document: ScenarioDocument; lost: LostPart[] } {
	const lost: LostPart[] = [];
	const edits = listEditsToMake(scenario.edits, tryEdits);
	for (const edit of scenario.edits) if (!edits.includes(edit)) lost.push({ kind: 'edit', edit });

	const { packages, bundles, zones } = scenario;
	const gone = new Set(
		packages?.packages.flatMap((one) => one.communityIds).filter((id) => !communityIds.has(id))
	);
	for (const id of gone) lost.push({ kind: 'community', id });
	const hasBundles =
		bundles?.groups.every((group) =>
			group.bundles.every((bundle) => bundle.communityIds.every((id) => communityIds.has(id)))
		) ?? true;
	if (!hasBundles) lost.push({ kind: 'bundles' });
	const hasZones = zones?.zones.every((zone) => zone.blockIds.every((id) => blockIds.has(id))) ?? true;
	if (!hasZones) lost.push({ kind: 'zones' });
	return {
		document: {
			...scenario,
			edits,
			packages: packages && (gone.size === 0 ? packages : withoutCommunities(packages, gone)),
			bundles: hasBundles ? bundles : null,
			zones: hasZones ? zones : null
		},
		lost
	};
}

function withoutCommunities(
	plan: NonNullable<ScenarioDocument['packages']>,
	gone: ReadonlySet<string>
): NonNullable<ScenarioDocument['packages']> {
	const packages = plan.packages.map((one) => ({
		...one,
		communityIds: one.communityIds.filter((id) => !gone.has(id))
	}));
	const dissolved = packages.filter(({ communityIds }) => communityIds.length < LEAST_MEMBERS);
	const freed = dissolved.flatMap(({ communityIds }) => communityIds);
	return {
		...plan,
		packages: packages.filter((one) => !dissolved.includes(one)),
		unassigned: [
			...plan.unassigned.filter(({ id }) => !gone.has(id)),
			...freed.map((id) => ({ id, reason: { code: 'by-hand' as const } }))
		].toSorted((a, b) => (a.id < b.id ? -1 : 1))
	};
}
