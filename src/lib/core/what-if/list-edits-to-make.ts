import { EditError, type Edit } from './types.ts';

/**
 * The edits that a plan can have made, in their order: one that cannot be made is left out, and so is each that needs it.
 *
 * @param tryEdits throws EditError if the edits cannot be made one after the other; what else it throws goes on
 * @returns the same objects
 */
export function listEditsToMake(edits: readonly Edit[], tryEdits: (edits: readonly Edit[]) => void): Edit[] {
	const canMake = (some: readonly Edit[]) => {
		try {
			tryEdits(some);
			return true;
		} catch (error) {
			if (error instanceof EditError) return false;
			throw error;
		}
	};
	if (canMake(edits)) return [...edits];
	const kept: Edit[] = [];
	for (const edit of edits) if (canMake([...kept, edit])) kept.push(edit);
	return kept;
}
