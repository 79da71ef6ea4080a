import { getHeading } from '#lib/core/intake/column-headings.ts';
import { WRITTEN_WORDS } from '#lib/core/intake/written-words.ts';
import type { ExportColumn } from '../formats/export-layer.ts';

/** A column of a result under its name, with its heading. */
export const toColumn = (name: string, type: ExportColumn['type']): ExportColumn => ({
	name,
	type,
	...getHeading(name),
	words: WRITTEN_WORDS[name]
});
