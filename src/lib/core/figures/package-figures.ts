import { isOnTarget } from '../packages/is-on-target.ts';
import { ON_TARGET_SHARE } from '../packages/settings.ts';
import type { Package } from '../packages/types.ts';
import {
	inputOf,
	largestFirst,
	shareOf,
	sumOf,
	type FigureQuestion,
	type FigureRule
} from './figure-rule.ts';
import { measurePackageSizes } from './measure-package-sizes.ts';
import type { FigureKey, PlanningFacts } from './types.ts';

/** A figure of packages; `null` if none were computed. */
function ofPackages(
	unit: 'packages' | 'share',
	find: (
		question: FigureQuestion,
		facts: NonNullable<PlanningFacts['packages']>,
		here: readonly Package[]
	) => ReturnType<FigureRule>
): FigureRule {
	return (question) => {
		const facts = question.planning.packages;
		if (!facts) return { value: null, unit, inputs: [], communityIds: [] };
		// One that reaches across a border is on both sides.
		const ids = new Set(question.counted.map(({ id }) => id));
		const here = facts.proposal.plan.packages.filter(({ communityIds }) =>
			communityIds.some((id) => ids.has(id))
		);
		return find(question, facts, here);
	};
}

function membersOf({ counted }: FigureQuestion, packages: readonly Package[]) {
	const members = new Set(packages.flatMap(({ communityIds }) => communityIds));
	return counted.filter(({ id }) => members.has(id));
}

export const PACKAGE_FIGURES = {
	packages: ofPackages('packages', (question, _facts, here) => {
		const members = membersOf(question, here);
		return {
			value: here.length,
			unit: 'packages',
			inputs: [
				inputOf(['连片项目', 'packages'], here.length, 'packages', '+'),
				inputOf(['连片项目内小区', 'communities in packages'], members.length, 'communities')
			],
			communityIds: largestFirst(members)
		};
	}),
	'packages-share': ofPackages('share', (question, _facts, here) => {
		const members = membersOf(question, here);
		const [part, whole] = [members, question.counted].map((rows) => sumOf(rows, (row) => row.households));
		return {
			value: shareOf(part!, whole!),
			unit: 'share',
			inputs: [
				inputOf(['连片项目内住户', 'households in packages'], part!, 'households', '+'),
				inputOf(
					['全部未改造小区住户', 'all households in communities not renovated'],
					whole!,
					'households',
					'÷'
				)
			],
			communityIds: largestFirst(members)
		};
	}),
	'packages-on-target': ofPackages('packages', (question, facts, here) => {
		const { settings } = facts.proposal.plan;
		const sizes = measurePackageSizes(facts);
		const onTarget = here.filter(({ id }) => isOnTarget(sizes.get(id)!, settings));
		return {
			value: onTarget.length,
			unit: 'packages',
			inputs: [
				inputOf(['规模达标的连片项目', 'packages on target'], onTarget.length, 'packages', '+'),
				inputOf(['全部连片项目', 'all packages'], here.length, 'packages'),
				inputOf(
					['目标规模', 'target size'],
					settings.target,
					settings.measure === 'households' ? 'households' : 'm2'
				),
				inputOf(['允许偏差 ±', 'permitted deviation ±'], ON_TARGET_SHARE, 'share')
			],
			communityIds: largestFirst(membersOf(question, onTarget))
		};
	})
} satisfies Partial<Record<FigureKey, FigureRule>>;
