import { listAuthorProblems } from '#lib/core/notes/list-author-problems.ts';
import { listRuleProblems } from '#lib/core/plan/list-rule-problems.ts';
import type { ChangeSet } from '#lib/core/plan/types.ts';
import type { JudgePlan } from './change-plan.ts';

/** The rules of planning hold for what people draw and write; files are taken as they are, and their faults are listed. */
export function judgeEdit({ source, author }: Pick<ChangeSet, 'source' | 'author'>): JudgePlan {
	if (source === 'import') return () => [];
	return (before, after, changes) => [
		...listRuleProblems(before, after, changes),
		...listAuthorProblems(before, changes, author)
	];
}
