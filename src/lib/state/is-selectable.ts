import type { SearchEntry } from '#lib/core/search/types.ts';
import type { Selection } from '#lib/carto/view-query.ts';

/** Whether there is what is selected: a spot on the map is always there. */
export const isSelectable = (selection: Selection, entries: readonly SearchEntry[]): boolean =>
	selection.kind === 'place' ||
	entries.some(({ kind, id }) => kind === selection.kind && id === selection.id);
