import { EditError, type Edit } from './types.ts';

/** What is wrong with an edit, in one sentence without its full stop. */
export const failEdit = (edit: Edit, what: string) => new EditError(`${edit.kind}: ${what}.`);
