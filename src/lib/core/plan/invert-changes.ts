import type { Change } from './types.ts';

/** The changes that take a plan back to what it was before these: applied after them, they leave nothing behind. */
export function invertChanges(changes: readonly Change[]): Change[] {
	return changes.toReversed().map(invert);
}

function invert(change: Change): Change {
	const { layer, featureId } = change;
	switch (change.op) {
		case 'add':
			return { op: 'remove', layer, featureId, before: change.after };
		case 'remove':
			return { op: 'add', layer, featureId, after: change.before };
		case 'set':
			return { ...change, before: change.after, after: change.before };
	}
}
