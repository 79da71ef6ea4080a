import type { Change, LoggedChangeSet } from '#lib/core/plan/types.ts';
import { GEOMETRY } from '#lib/core/plan/types.ts';
import { quoteValue } from '#lib/server/import/input-error.ts';

/** One change in a line: `communities "community-1" households: 182 → 196`. */
export function sayChange(change: Change): string {
	const of = `${change.layer} "${change.featureId}"`;
	if (change.op === 'add') return `${of} added`;
	if (change.op === 'remove') return `${of} removed`;
	if (change.field === GEOMETRY) return `${of} ${GEOMETRY} changed`;
	return `${of} ${change.field}: ${quoteValue(change.before)} → ${quoteValue(change.after)}`;
}

/** The rows of a log; of one feature with what was done to it. */
export function toLogTable(
	sets: readonly LoggedChangeSet[],
	{ hasChanges }: { hasChanges: boolean }
): string {
	const rows = sets.flatMap((set) => [
		[
			set.revision,
			set.asOf,
			set.recordedAt,
			set.author || '–',
			set.source,
			set.changes.length,
			set.reason || '–'
		].join('\t'),
		...(hasChanges ? set.changes.map((change) => `\t${sayChange(change)}`) : [])
	]);
	return [
		['revision', 'true from', 'recorded', 'author', 'source', 'changes', 'reason'].join('\t'),
		...rows,
		''
	].join('\n');
}
