import type { ParameterRule } from '#lib/carto/check-view-query.ts';

/** The parameter of a workbench's address that says which thread of notes is open. */
export const NOTE_RULES: Readonly<Record<string, ParameterRule>> = {
	note: {
		right: 'the id of a note',
		rightZh: '批注编号',
		isRight: (value) => value !== '' && value.length <= 100
	}
};

/** The id of the note that an address opens; `null`: none. */
export function readNoteQuery(query: URLSearchParams): string | null {
	const id = query.get('note');
	return id !== null && NOTE_RULES['note']!.isRight(id) ? id : null;
}
