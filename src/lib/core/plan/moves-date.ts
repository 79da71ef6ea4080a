import type { ChangeSet, Change } from './types.ts';

/**
 * Whether a change set moves the date that a plan's data is of. One that does nothing but write notes, or nothing at all,
 * changes no data: the date stays. Files of the project say of what date they are, whatever they change.
 */
export function movesDate({
	source,
	changes
}: Pick<ChangeSet, 'source'> & { changes: readonly Pick<Change, 'layer'>[] }): boolean {
	return source === 'seed' || changes.some(({ layer }) => layer !== 'notes');
}
