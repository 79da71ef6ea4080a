import { listFigureTokens } from '#lib/core/briefings/list-figure-tokens.ts';
import type { Overlay, Slide } from '#lib/core/briefings/types.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import { DEFAULT_RANGE_SHARES, DEFAULT_TARGET, PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import type { PlannerWork, SitingQuestion } from '#lib/core/planner/types.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';

/** What the desk of siting asks at first, with the worth of one more centre up to this many. */
const SITING = { p: 3, count: 600, frontier: 12, timeLimitS: 20 } as const;

/** Whether a slide needs what the planner makes: on its map, in its number, in its sentence or in its chart. */
export function needsPlanner({ overlay, figure, sentence, chart }: Slide, what: Overlay): boolean {
	const prefix = what === 'packages' ? /^package/ : /^siting/;
	return (
		overlay === what ||
		[figure ?? '', chart ?? '', ...listFigureTokens(sentence)].some((key) => prefix.test(key))
	);
}

/** Packages as the desk proposes them where nobody has changed its settings. */
export function askForPackages({ edits, speedMps }: WalkSettings): PlannerWork['packages']['takes'] {
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

/** Where the next centres go, as the desk asks at first. */
export function askForSites({ edits, speedMps, minutes }: WalkSettings): SitingQuestion {
	return {
		...SITING,
		edits: [...edits],
		model: 'mclp',
		minutes: minutes[0],
		speedMps,
		candidates: 'streets',
		isMovable: false,
		capacity: null
	};
}
