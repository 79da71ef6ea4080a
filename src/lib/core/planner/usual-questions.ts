import type { WalkSettings } from '../model/types.ts';
import { DEFAULT_GAP_M } from '../neighbours/settings.ts';
import { DEFAULT_RANGE_SHARES, DEFAULT_TARGET, PACKAGE_WEIGHTS } from '../packages/settings.ts';
import type { PlannerWork, SitingQuestion } from './types.ts';

/** Packages as their desk proposes them with its default settings. */
export function askForPackages({
	edits,
	speedMps
}: Pick<WalkSettings, 'edits' | 'speedMps'>): PlannerWork['packages']['takes'] {
	const target = DEFAULT_TARGET.households;
	return {
		gapM: DEFAULT_GAP_M,
		edits: [...edits],
		speedMps,
		settings: {
			measure: 'households',
			target,
			least: target * DEFAULT_RANGE_SHARES[0],
			most: target * DEFAULT_RANGE_SHARES[1],
			acrossClusters: false,
			weights: { ...PACKAGE_WEIGHTS }
		},
		locked: [],
		seed: 1
	};
}

/** The next three centres with the default settings of the desk of siting, and the gain of one more up to twelve. */
export function askForSites({
	edits,
	speedMps,
	minutes
}: WalkSettings): SitingQuestion & { frontier: number } {
	return {
		edits: [...edits],
		model: 'mclp',
		p: 3,
		minutes: minutes[0],
		speedMps,
		candidates: 'streets',
		count: 600,
		isMovable: false,
		capacity: null,
		frontier: 12
	};
}
