import { buildPackageMeasure } from '#lib/core/packages/measure-package.ts';
import { PackageDescriber } from '#lib/core/packages/package-describer.ts';
import { ON_TARGET_SHARE } from '#lib/core/packages/settings.ts';
import type { PackageGround, PackageProposal } from '#lib/core/packages/types.ts';
import { sayStopped } from '../planning-options.ts';
import { describeSource, describeTrial, type TriedPlan } from '../tried-plan.ts';
import { sayAmount, sayOffTarget, sayReason } from './say-reason.ts';

/** A proposal and what it was made of. */
export interface ShownProposal {
	proposal: PackageProposal;
	ground: PackageGround;
	plan: TriedPlan;
	seed: number;
}

/** What `packages --json` prints. */
export function toDocument({ proposal, ground, plan: source, seed }: ShownProposal) {
	const { plan, bound, groups, stopped } = proposal;
	const { target, least, most, measure, acrossClusters, weights } = plan.settings;
	const { communities: areas, network } = source;
	const describer = new PackageDescriber({ ground, settings: plan.settings, areas, network });
	const groupOf = new Map(groups.flatMap((group) => group.communityIds.map((id) => [id, group] as const)));
	return {
		target,
		range: [least, most],
		measure,
		gapM: ground.gapM,
		acrossClusters,
		weights,
		seed,
		...describeSource(source),
		totals: totalsOf(ground),
		packages: plan.packages.map(({ id, communityIds }) => {
			const { figures: all, streets, walls, covered } = describer.describe(communityIds);
			const { clusterIds, ...figures } = all;
			return {
				id,
				clusterId: clusterIds.length === 1 ? clusterIds[0]! : null,
				clusterIds,
				communityIds,
				...figures,
				communities: communityIds.length,
				offTarget: figures.isOnTarget ? null : sayOffTarget(groupOf.get(communityIds[0]!)!, measure),
				streets,
				walls,
				covered
			};
		}),
		unassigned: plan.unassigned.map(({ id, reason }) => ({
			...reason,
			id,
			reason: sayReason(reason, measure)
		})),
		bound,
		groups,
		stopped
	};
}

/** What `packages` prints for people. */
export function toTable({ proposal, ground, plan: source }: ShownProposal): string {
	const { plan, bound, stopped } = proposal;
	const { measure, target, least, most } = plan.settings;
	const names = new Map(ground.communities.map(({ id, name }) => [id, name]));
	const measurePackage = buildPackageMeasure(ground, plan.settings);
	const totals = totalsOf(ground);
	const packed = plan.packages.reduce((sum, { communityIds }) => sum + communityIds.length, 0);
	const proof = (reached: number, most: number) =>
		most - reached < 1e-6 ? 'the most that is possible' : `${sayAmount(most, measure)} at most are possible`;
	return [
		`${describeTrial(source)}${plan.packages.length} packages of ${sayAmount(target, measure)} (${Math.round(least)} to ${Math.round(most)}).`,
		`${packed} of ${totals.communities} communities and ${sayAmount(bound.packed, measure)} of ${Math.round(totals[measure]).toLocaleString('en')} in packages: ${proof(bound.packed, bound.packedBound)}.`,
		`${sayAmount(bound.onTarget, measure)} in packages within ${100 * ON_TARGET_SHARE} % of the target: ${proof(bound.onTarget, bound.onTargetBound)}.`,
		...sayStopped(stopped),
		['households', 'floor m²', 'deviation', 'cluster', 'communities'].join('\t'),
		...plan.packages.map(({ communityIds }) => {
			const { households, floorAreaM2, deviation, clusterIds } = measurePackage(communityIds);
			const clusters = clusterIds.map((id) => (id === null ? '(none)' : (source.clusterNames.get(id) ?? id)));
			const percent = `${deviation < 0 ? '−' : '+'}${Math.abs(100 * deviation).toFixed(0)} %`;
			return [
				households,
				Number.isNaN(floorAreaM2) ? '–' : Math.round(floorAreaM2),
				percent,
				clusters.join(', '),
				communityIds.map((id) => names.get(id)).join(', ')
			].join('\t');
		}),
		...plan.unassigned.map(
			({ id, reason }) => `In none: ${names.get(id)} (${id}). ${sayReason(reason, measure)}`
		),
		''
	].join('\n');
}

/** Of everything that is to be packaged. */
function totalsOf({ communities }: PackageGround) {
	const sum = (key: 'households' | 'people' | 'floorAreaM2') =>
		communities.reduce((total, community) => total + community[key], 0);
	return {
		communities: communities.length,
		households: sum('households'),
		people: sum('people'),
		floorAreaM2: sum('floorAreaM2')
	};
}
