import { TABLE_COLUMNS, type TableColumn } from '#lib/carto/view-query.ts';
import { en } from '../../messages/en.ts';
import { zh } from '../../messages/zh.ts';
import type { TableEditor } from './table-editor.svelte.ts';

/**
 * Keys of a row of the table while its cells can be edited: Enter and F2 open a cell, left and right choose its column,
 * Ctrl+D fills down.
 *
 * @returns whether the key was one of these
 */
export function handleTableKey(
	event: KeyboardEvent,
	{ editor, rowId, order }: { editor: TableEditor; rowId: string; order: readonly string[] }
): boolean {
	if (!editor.isOn || event.target !== event.currentTarget) return false;
	const hasCommand = event.ctrlKey || event.metaKey;
	if (hasCommand && event.key.toLowerCase() === 'd') editor.fillDown(rowId, order);
	else if (hasCommand || event.altKey) return false;
	else if (event.key === 'Enter' || event.key === 'F2') editor.open(rowId);
	else if (event.key === 'ArrowLeft') editor.go(-1);
	else if (event.key === 'ArrowRight') editor.go(1);
	else return false;
	event.preventDefault();
	event.stopPropagation();
	return true;
}

/** Reads what was pasted while a row has the keyboard, and shows what it would do. */
export function handleTablePaste(
	event: ClipboardEvent,
	{ editor, order }: { editor: TableEditor; order: readonly string[] }
) {
	const rowId = document.activeElement?.id.replace(/^row-/, '');
	if (!editor.isOn || editor.rowId !== null || rowId === undefined || !order.includes(rowId)) return;
	event.preventDefault();
	const pasted = event.clipboardData?.getData('text/plain') ?? '';
	editor.paste(pasted, { order, rowId, labels: labelsOfColumns() });
}

/** What the table's columns are called: in Chinese, then in English. */
function labelsOfColumns(): Record<TableColumn, readonly string[]> {
	const labels: Partial<Record<TableColumn, readonly string[]>> = {};
	for (const column of TABLE_COLUMNS) labels[column] = [zh.column[column], en.column[column]];
	return labels as Record<TableColumn, readonly string[]>;
}
