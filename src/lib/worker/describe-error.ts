import type { EditProblem } from '#lib/core/what-if/edit-problem.ts';
import { EditError } from '#lib/core/what-if/types.ts';

/** An error as it goes through a worker's channel, which keeps nothing of its class. */
export function describeError(error: unknown): { error: string; name: string; problem: EditProblem | null } {
	return {
		error: error instanceof Error ? error.message : String(error),
		name: error instanceof Error ? error.name : 'Error',
		problem: error instanceof EditError ? error.problem : null
	};
}
