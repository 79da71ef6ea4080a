import { prepareChanges } from '../plan/prepare-changes.ts';
import type { WantedChange } from '../plan/types.ts';
import type { IntakeProposal } from './propose-intake.ts';
import { KIND_LAYERS } from './kinds.ts';
import { toPointChanges } from './reconcile/reconcile-points.ts';
import { toChanges, toMemory, type Taken } from './reconcile/to-changes.ts';
import type { Remembered } from './reconcile/types.ts';
import { leaveWholeCity, PARTS_OF_CITY, type PartsOfCity } from '../plan/whole-city.ts';

/** What a planner takes of a proposal: one change set, and what is remembered of it. */
export interface AcceptedIntake {
	changes: WantedChange[];
	memory: Map<string, Remembered>;
}

/**
 * The change set of what is taken of a proposal: the rows, what stands in for clusters and districts where the first
 * communities need them, and what leaves that stand-in when clusters or districts come.
 */
export function acceptIntake(
	{ kind, plan, reconciled, standIns }: IntakeProposal,
	taken: Taken = {}
): AcceptedIntake {
	const own =
		kind === 'entrances' || kind === 'doors'
			? toPointChanges(kind, plan, reconciled, taken)
			: toChanges(KIND_LAYERS[kind], reconciled, taken);
	const memory = toMemory(reconciled, taken);
	const belongs = standIns.filter(({ featureId }) => own.some((change) => refersTo(change, featureId)));
	const changes = [...belongs, ...own];
	if (!PARTS_OF_CITY.includes(kind as PartsOfCity) || own.length === 0) return { changes, memory };
	return {
		changes: [...changes, ...leaveWholeCity(prepareChanges(plan, [], own).plan, kind as PartsOfCity)],
		memory
	};
}

const refersTo = (change: WantedChange, featureId: string): boolean =>
	change.op === 'add' &&
	[change.value.properties.clusterId, change.value.properties.districtId].includes(featureId);
