import { isWithin } from '../coverage/is-within.ts';
import type { CoverageItem } from '../coverage/types.ts';
import type { ScenarioDocument, ScenarioFigures } from './types.ts';

/**
 * The figures of a scenario.
 *
 * @param items the communities that coverage counts, with their walks under the scenario's edits
 * @param centres open centres under its edits
 */
export function measureScenario(
	{ minutes, packages, bundles, zones }: ScenarioDocument,
	items: readonly CoverageItem[],
	centres: number
): ScenarioFigures {
	const reached = items.filter(({ walkSeconds }) => walkSeconds !== null);
	const householdsOf = (some: readonly CoverageItem[]) =>
		some.reduce((sum, { households }) => sum + households, 0);
	const households = householdsOf(items);
	const reachedHouseholds = householdsOf(reached);
	const within = (budget: number) =>
		householdsOf(items.filter(({ walkSeconds }) => isWithin(walkSeconds, budget * 60)));
	return {
		centres,
		households,
		covered: [within(minutes[0]), within(minutes[1])],
		meanWalkS:
			reachedHouseholds > 0
				? reached.reduce((sum, item) => sum + item.walkSeconds! * item.households, 0) / reachedHouseholds
				: null,
		worstWalkS: reached.reduce<number | null>(
			(worst, { walkSeconds }) => Math.max(worst ?? 0, walkSeconds!),
			null
		),
		unreached: households - reachedHouseholds,
		packages: packages && measurePackages(packages, items),
		bundles: bundles && {
			count: bundles.groups.reduce((sum, group) => sum + group.bundles.length, 0),
			communities: bundles.groups.reduce(
				(sum, group) => sum + group.bundles.reduce((n, { communityIds }) => n + communityIds.length, 0),
				0
			),
			leastBalanceYuan: leastOf(
				bundles.groups.flatMap((group) => group.bundles.map(({ balanceYuan }) => balanceYuan))
			),
			subsidyYuan: bundles.groups.reduce((sum, { impossible }) => sum + (impossible?.subsidyYuan ?? 0), 0)
		},
		zones: zones && {
			count: zones.zones.length,
			populationDeviation: zones.deviation.population,
			areaDeviation: zones.deviation.area
		}
	};
}

/** `null` of nothing. */
const leastOf = (values: readonly number[]) => (values.length === 0 ? null : Math.min(...values));

function measurePackages(
	{ packages, settings }: NonNullable<ScenarioDocument['packages']>,
	items: readonly CoverageItem[]
): ScenarioFigures['packages'] {
	const itemById = new Map(items.map((item) => [item.id, item]));
	const members = packages.map(({ communityIds }) => communityIds.flatMap((id) => itemById.get(id) ?? []));
	const sizes = members.map((of) => of.reduce((sum, item) => sum + item[settings.measure], 0));
	return {
		count: packages.length,
		communities: members.flat().length,
		households: members.flat().reduce((sum, item) => sum + item.households, 0),
		largestDeviation: sizes.reduce(
			(largest, size) => Math.max(largest, Math.abs(size - settings.target) / settings.target),
			0
		)
	};
}
