import { getLayerSchema } from '../city/layers.ts';
import { areEqual } from './equal-values.ts';
import { getField } from './field.ts';
import { invertChanges } from './invert-changes.ts';
import type { FindFeature } from './merge-changes.ts';
import { mergeLists } from './merge-lists.ts';
import type { Change, LoggedChangeSet } from './types.ts';

/** What an undo does, and what it leaves because somebody has changed it since. */
export interface Undoing {
	changes: Change[];
	skipped: { change: Change; by: Pick<LoggedChangeSet, 'id' | 'revision' | 'author'> }[];
}

/**
 * The changes that take back one change set and nothing else: what was changed since, by anybody, stays as it is. A
 * change set and its own undo count as nothing, so that steps are undone one after the other, and redone.
 *
 * @param done the change set; that of an undo is redone by this
 * @param later all change sets since, oldest first
 * @param current the plan now
 */
export function undoChanges(
	done: Pick<LoggedChangeSet, 'changes'>,
	later: readonly Pick<LoggedChangeSet, 'id' | 'revision' | 'author' | 'undoes' | 'changes'>[],
	current: FindFeature
): Undoing {
	const result: Undoing = { changes: [], skipped: [] };
	for (const change of invertChanges(done.changes)) {
		const by = findLast(change, later);
		const made = by ? redeem(change, current) : change;
		if (made) result.changes.push(made);
		else result.skipped.push({ change, by: by! });
	}
	return result;
}

/** Who changed the same last, apart from what was undone since. */
function findLast<Set extends Pick<LoggedChangeSet, 'id' | 'undoes' | 'changes'>>(
	change: Change,
	later: readonly Set[]
): Set | undefined {
	const standing: Set[] = [];
	for (const set of later) {
		if (!set.changes.some((other) => isSame(change, other))) continue;
		if (set.undoes !== null && standing.at(-1)?.id === set.undoes) standing.pop();
		else standing.push(set);
	}
	return standing.at(-1);
}

/** Whether two changes are of the same field; one that adds or removes a feature is of all of its fields. */
function isSame(a: Change, b: Change): boolean {
	if (a.layer !== b.layer || a.featureId !== b.featureId) return false;
	return a.op !== 'set' || b.op !== 'set' || a.field === b.field;
}

/** A list of doors or entrances can be taken back item by item; anything else that was changed since cannot. */
function redeem(change: Change, current: FindFeature): Change | undefined {
	const { layer, featureId } = change;
	const feature = current(layer, featureId);
	if (change.op !== 'set' || !feature || getLayerSchema(layer).points?.property !== change.field)
		return undefined;
	const now = getField(feature, change.field);
	const merged = mergeLists(change.before, now, change.after);
	return merged && !areEqual(merged, now) ? { ...change, before: now, after: merged } : undefined;
}
