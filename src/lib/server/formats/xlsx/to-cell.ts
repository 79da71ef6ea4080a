import type { CellValue } from 'hucre';
import { unguardFormula } from '#lib/core/intake/formula-guard.ts';
import { writeListText } from '#lib/core/intake/list-text.ts';
import { YES_NO } from '#lib/core/intake/written-words.ts';
import type { ExportColumn, ExportValue } from '../export-layer.ts';

/** A value as a cell of a ledger: words instead of codes, 是 and 否, lists as text. */
export function toCell(value: ExportValue, { type, words }: Pick<ExportColumn, 'type' | 'words'>): CellValue {
	if (value === null) return null;
	if (type === 'boolean') return YES_NO[value === true ? 'true' : 'false'];
	if (typeof value === 'object') return keepApostrophe(writeListText(value));
	if (typeof value === 'string' && !words) return keepApostrophe(value);
	return typeof value === 'string' && words && Object.hasOwn(words, value) ? words[value]! : value;
}

/** Readers of tables take an apostrophe before what would be a formula off; one that is the text's own gets a second. */
const keepApostrophe = (text: string): string => (unguardFormula(text) === text ? text : `'${text}`);
