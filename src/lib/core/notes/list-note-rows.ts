import { readFeatureRef } from '../city/feature-ref.ts';
import type { Plan } from '../plan/types.ts';
import { listThreads } from './list-threads.ts';

/** What a table of notes has in each row; texts of other languages stand in the same order. */
export const NOTE_COLUMNS = [
	'id',
	'author',
	'writtenAt',
	'text',
	'about',
	'aboutName',
	'lng',
	'lat',
	'resolved',
	'replies'
] as const;

export interface NoteRowWords {
	/** How an instant is written; left out: as it is. */
	time?: (instant: string) => string;
	resolved: string;
	open: string;
}

/**
 * The notes of a plan as rows of a table, oldest first. All replies to a note stand in one cell, a line each.
 *
 * @param ids those that are listed; left out: all
 */
export function listNoteRows(
	plan: Plan,
	{ time = (instant) => instant, resolved, open }: NoteRowWords,
	ids?: ReadonlySet<string>
): (string | number)[][] {
	return listThreads(plan.notes.values())
		.filter(({ id }) => ids?.has(id) ?? true)
		.map((thread) => {
			const ref = readFeatureRef(thread.about);
			const named = ref && plan[ref.layer].get(ref.featureId)?.properties.name;
			return [
				thread.id,
				thread.author,
				time(thread.writtenAt),
				thread.text,
				thread.about,
				typeof named === 'string' ? named : '',
				...thread.lngLat,
				thread.resolved ? resolved : open,
				thread.replies.map(({ author, writtenAt, text }) => `${author} ${time(writtenAt)} ${text}`).join('\n')
			];
		});
}
