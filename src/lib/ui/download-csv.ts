import { toCsv } from './table-rows.ts';

/** Hands a table to the browser as a file for Excel. */
export function downloadCsv(fileName: string, lines: readonly (readonly (string | number)[])[]): void {
	saveCsv(fileName, toCsv(lines));
}

/** Hands a file that is CSV already to the browser. */
export function saveCsv(fileName: string, csv: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
	link.download = fileName;
	link.click();
	URL.revokeObjectURL(link.href);
}
