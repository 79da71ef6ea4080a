import type { Lang } from '#lib/carto/view-query.ts';

interface TableEditMessages {
	hint: string;
	setField: string;
	to: string;
	setRows: (n: string) => string;
	preview: (rows: string, cells: string) => string;
	nothing: string;
	and: string;
	wrong: (cells: string) => string;
	wrongCell: (row: string, column: string, value: string, why: string) => string;
	more: (n: string) => string;
	ignored: (heads: string) => string;
	skip: string;
	apply: string;
	cancel: string;
	done: (n: string) => string;
	problem: (name: string, why: string) => string;
	shut: string;
	cell: (column: string) => string;
}

/** What is said while the cells of the table are edited. */
export const TABLE_EDIT_TEXTS: Record<Lang, TableEditMessages> = {
	zh: {
		hint: '回车或 F2 修改，左右键换列，Ctrl+D 向下填充，可从 Excel 粘贴多行多列（首行可为列名）',
		setField: '所选小区的',
		to: '改为',
		setRows: (n) => `修改 ${n} 个小区`,
		preview: (rows, cells) => `${rows} 行 ${cells} 格将修改`,
		nothing: '粘贴的内容与现有数据相同',
		and: '，',
		wrong: (cells) => `${cells} 格不能读`,
		wrongCell: (row, column, value, why) =>
			`第 ${row} 行${column === '' ? '' : `“${column}”`}“${value}”：${why}`,
		more: (n) => `另有 ${n} 格`,
		ignored: (heads) => `未用的列：${heads}`,
		skip: '略过不能读的格',
		apply: '修改',
		cancel: '取消',
		done: (n) => `已修改 ${n} 格，可一次撤销`,
		problem: (name, why) => `“${name}”未修改：${why}`,
		shut: '知道了',
		cell: (column) => `${column}，可修改`
	},
	en: {
		hint: 'Enter or F2 edits, left and right change the column, Ctrl+D fills down; paste rows and columns from Excel, with or without their heads',
		setField: 'Of those chosen, set',
		to: 'to',
		setRows: (n) => `Change ${n} communities`,
		preview: (rows, cells) => `${cells} cells in ${rows} rows will change`,
		nothing: 'What was pasted is so already',
		and: ', ',
		wrong: (cells) => `${cells} cells cannot be read`,
		wrongCell: (row, column, value, why) =>
			`Row ${row}${column === '' ? '' : `, ${column}`}, “${value}” ${why}`,
		more: (n) => `and ${n} more`,
		ignored: (heads) => `Columns left out: ${heads}`,
		skip: 'Leave out what cannot be read',
		apply: 'Change',
		cancel: 'Cancel',
		done: (n) => `${n} cells changed; one undo takes them back`,
		problem: (name, why) => `“${name}” was not changed: ${why}`,
		shut: 'OK',
		cell: (column) => `${column}, can be edited`
	}
};
