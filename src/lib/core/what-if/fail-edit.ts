import type { EditProblem } from './edit-problem.ts';
import { EditError, type Edit } from './types.ts';

/** @param what is wrong with the edit, in one English sentence without its full stop */
export const failEdit = (edit: Edit, what: string, problem: EditProblem) =>
	new EditError(`${edit.kind}: ${what}.`, problem);
