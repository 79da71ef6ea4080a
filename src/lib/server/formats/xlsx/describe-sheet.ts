import type { CellValue, WriteSheet } from 'hucre';
import { describeExport } from '../describe-export.ts';
import type { Export } from '../export-layer.ts';

/**
 * The sheet 说明 of a workbook: of which plan it is, and what else is to be said.
 *
 * @param blank headings of a bureau's own ledger that nothing answers
 */
export function describeSheet(
	{ about, crs, layers }: Export,
	blank: readonly string[] = []
): WriteSheet & { name: string; rows: CellValue[][] } {
	const rows: CellValue[][] = [
		...describeExport(about, crs),
		['', ''],
		['工作表', '行数'],
		...layers.map(({ title, features }) => [title.zh, features.length]),
		...blank.map((heading) => ['未填的列', heading])
	];
	return { name: '说明', rows, columns: [{ width: 14 }, { width: 70 }] };
}
