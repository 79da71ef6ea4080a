import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import type { FigureSource } from '#lib/core/figures/types.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import { DEFAULT_RANGE_SHARES, DEFAULT_TARGET, PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import type { PackageSettings } from '#lib/core/packages/types.ts';
import type { SitingQuestion } from '#lib/core/planner/types.ts';
import type { LoadedCity } from '../loaded-city.ts';

/** What reports ask the planner, and the desks unless told otherwise. */
const PACKAGE_SETTINGS: PackageSettings = {
	measure: 'households',
	target: DEFAULT_TARGET.households,
	least: DEFAULT_TARGET.households * DEFAULT_RANGE_SHARES[0],
	most: DEFAULT_TARGET.households * DEFAULT_RANGE_SHARES[1],
	acrossClusters: false,
	weights: PACKAGE_WEIGHTS
};
const NEXT_CENTRES = 3;
/** How many new centres are compared: 1, 2, … */
const FRONTIER_MOST = 12;
const CANDIDATES = 600;
/** Far more than a city of this size takes: a proof that runs out of time would make two reports differ. */
const TIME_LIMIT_S = 60;

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
 * @throws EditError if an edit cannot be made
 */
export async function gatherFigureSource(
	city: LoadedCity,
	{ minutes, speedMps, edits }: WalkSettings = AS_IT_IS
): Promise<FigureSource> {
	const planner = await city.getPlanner();
	const tell = () => {};
	const asked = { edits: [...edits], speedMps };
	const packages = await planner.work.packages(
		{ ...asked, settings: PACKAGE_SETTINGS, gapM: DEFAULT_GAP_M, locked: [], seed: 1 },
		tell
	);
	const question: SitingQuestion = {
		...asked,
		model: 'mclp',
		p: NEXT_CENTRES,
		minutes: minutes[0],
		candidates: 'streets',
		count: CANDIDATES,
		isMovable: false,
		capacity: null,
		frontier: FRONTIER_MOST,
		timeLimitS: TIME_LIMIT_S
	};
	const sited = await planner.work.site(question, tell);
	return {
		plan: city.model.measure({ minutes, speedMps, edits }),
		planning: { packages, siting: { question, sited } }
	};
}
