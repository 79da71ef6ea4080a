import type { ScenarioFigures } from './types.ts';

export type ComparedUnit = 'count' | 'households' | 'share' | 'seconds' | 'yuan';

/** One line of the table of differences. */
export interface ComparedFigure {
	key:
		| 'centres'
		| 'coveredInner'
		| 'coveredInnerShare'
		| 'coveredOuter'
		| 'coveredOuterShare'
		| 'meanWalk'
		| 'worstWalk'
		| 'unreached'
		| 'packages'
		| 'packageCommunities'
		| 'packageHouseholds'
		| 'packageDeviation'
		| 'bundles'
		| 'bundleCommunities'
		| 'bundleBalance'
		| 'bundleSubsidy'
		| 'zones'
		| 'zonePopulation'
		| 'zoneArea';
	unit: ComparedUnit;
	/** `null` where a scenario does not have it. */
	a: number | null;
	b: number | null;
	/** b − a; `null` where one of them is. */
	difference: number | null;
	/** Which of them is better: more or less of it; `null` where neither can be said to be. */
	wanted: 'more' | 'less' | null;
}

type Line = [
	ComparedFigure['key'],
	ComparedUnit,
	ComparedFigure['wanted'],
	(figures: ScenarioFigures) => number | null | undefined
];

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);

const LINES: readonly Line[] = [
	['centres', 'count', null, ({ centres }) => centres],
	['coveredInnerShare', 'share', 'more', ({ covered, households }) => shareOf(covered[0], households)],
	['coveredInner', 'households', 'more', ({ covered }) => covered[0]],
	['coveredOuterShare', 'share', 'more', ({ covered, households }) => shareOf(covered[1], households)],
	['coveredOuter', 'households', 'more', ({ covered }) => covered[1]],
	['meanWalk', 'seconds', 'less', ({ meanWalkS }) => meanWalkS],
	['worstWalk', 'seconds', 'less', ({ worstWalkS }) => worstWalkS],
	['unreached', 'households', 'less', ({ unreached }) => unreached],
	['packages', 'count', null, ({ packages }) => packages?.count],
	['packageCommunities', 'count', 'more', ({ packages }) => packages?.communities],
	['packageHouseholds', 'households', 'more', ({ packages }) => packages?.households],
	['packageDeviation', 'share', 'less', ({ packages }) => packages?.largestDeviation],
	['bundles', 'count', null, ({ bundles }) => bundles?.count],
	['bundleCommunities', 'count', 'more', ({ bundles }) => bundles?.communities],
	['bundleBalance', 'yuan', 'more', ({ bundles }) => bundles?.leastBalanceYuan],
	['bundleSubsidy', 'yuan', 'less', ({ bundles }) => bundles?.subsidyYuan],
	['zones', 'count', null, ({ zones }) => zones?.count],
	['zonePopulation', 'share', 'less', ({ zones }) => zones?.populationDeviation],
	['zoneArea', 'share', 'less', ({ zones }) => zones?.areaDeviation]
];

/** What differs from scenario a to scenario b; lines that neither has are left out. */
export function compareScenarios(a: ScenarioFigures, b: ScenarioFigures): ComparedFigure[] {
	return LINES.flatMap(([key, unit, wanted, read]): ComparedFigure[] => {
		const [ofA, ofB] = [read(a) ?? null, read(b) ?? null];
		if (ofA === null && ofB === null) return [];
		const difference = ofA === null || ofB === null ? null : ofB - ofA;
		return [{ key, unit, a: ofA, b: ofB, difference, wanted }];
	});
}
