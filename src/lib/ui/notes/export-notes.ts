import { listNoteRows } from '#lib/core/notes/list-note-rows.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import { saveCsv } from '../download-csv.ts';
import { NOTE_TEXTS } from '../messages/notes.ts';
import { toCsv } from '../table-rows.ts';
import type { Text } from '../text.svelte.ts';

/** Hands the notes with these ids to the browser as a table for Excel. */
export function exportNotes(
	{ plan, text, cityId }: { plan: Plan; text: Text; cityId: string },
	ids: ReadonlySet<string>
) {
	const say = NOTE_TEXTS[text.lang];
	const rows = listNoteRows(
		plan,
		{ time: (instant) => text.instant(instant), resolved: say.yes, open: say.no },
		ids
	);
	saveCsv(`${cityId}-${say.file}.csv`, toCsv([say.columns, ...rows]));
}
