import { prepareChanges } from '../plan/prepare-changes.ts';
import { readChanges } from '../plan/read-changes.ts';
import type { ChangeProblem } from '../plan/change-problem.ts';
import type { Plan } from '../plan/types.ts';
import { acceptIntake } from './accept-intake.ts';
import type { IntakeProposal } from './propose-intake.ts';
import type { Rejected } from './reconcile/types.ts';

/** A row that is rejected may have been what another refers to. */
const ROUNDS = 3;

/**
 * The proposal with the rows rejected that would make the plan wrong: shapes that cross themselves, values out of range,
 * numbers used twice. The rest can be taken as one change set.
 *
 * @param current the plan that the changes are made on
 */
export function rejectFaulty(proposal: IntakeProposal, current: Plan): IntakeProposal {
	let left = proposal;
	for (let round = 0; round < ROUNDS; round++) {
		const { changes } = acceptIntake(left);
		const read = readChanges(changes);
		const problems =
			read.problems.length > 0 ? read.problems : prepareChanges(current, [], read.changes).problems;
		if (problems.length === 0) return left;
		left = withoutRows(left, problems);
	}
	return left;
}

function withoutRows(proposal: IntakeProposal, problems: readonly ChangeProblem[]): IntakeProposal {
	const byFeature = new Map<string, ChangeProblem>();
	for (const problem of problems)
		if (!byFeature.has(problem.featureId)) byFeature.set(problem.featureId, problem);
	const { outcomes, rejected } = proposal.reconciled;
	const refused: Rejected[] = [];
	const kept = outcomes.filter((outcome) => {
		if (outcome.kind !== 'added' && outcome.kind !== 'changed') return true;
		const point = outcome.kind === 'added' ? outcome.feature.properties : undefined;
		const owner = point?.communityId ?? point?.centreId;
		const problem = byFeature.get(outcome.featureId) ?? byFeature.get(String(owner));
		if (!problem) return true;
		refused.push({ row: outcome.row, field: problem.field, value: outcome.name, reason: problem.reason });
		return false;
	});
	return {
		...proposal,
		reconciled: { ...proposal.reconciled, outcomes: kept, rejected: [...rejected, ...refused] }
	};
}
