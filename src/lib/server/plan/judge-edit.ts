import type { ChangeSource } from '#lib/core/plan/types.ts';
import { listRuleProblems } from '#lib/core/plan/list-rule-problems.ts';
import type { JudgePlan } from './change-plan.ts';

/** The rules of planning hold for what people draw and write; files are taken as they are, and their faults are listed. */
export function judgeEdit(source: ChangeSource): JudgePlan {
	return source === 'import' ? () => [] : listRuleProblems;
}
