/** What in a ledger is no row, and what was done to its rows. `{name}` stands for a parameter. */
export const LEDGER = {
	'ledger-title': { zh: '标题或表头说明', en: 'title, or what is said above the table' },
	'ledger-total': { zh: '合计、小计或分组行', en: 'a sum, or the name of a group of rows' },
	'ledger-note': { zh: '注释或签署行', en: 'a note, or who signed' },
	'ledger-heading-repeated': { zh: '重复的表头', en: 'the heading once more' },
	'ledger-no-heading': {
		zh: '没有表头，各列以字母命名',
		en: 'there is no heading: columns are named by their letters'
	},
	'ledger-unit-of-title': {
		zh: '“{column}”列的单位取自表题：{unit}',
		en: 'column "{column}" is in {unit}, as told above the table'
	},
	'ledger-merged-figure': {
		zh: '“{column}”列第 {row} 至 {lastRow} 行合并为一个数（{value}），只记在第 {row} 行',
		en: 'column "{column}" has one figure ({value}) for rows {row} to {lastRow}: it is taken for row {row} alone'
	},
	'ledger-filled-down': {
		zh: '“{column}”列有 {rows} 行空白，按上一行填充',
		en: 'column "{column}" is blank in {rows} rows, which have what stands above'
	},
	'ledger-wkt-unreadable': {
		zh: '第 {row} 行的图形文字从第 {at} 个字符起无法读取：{value}',
		en: 'row {row}: the shape cannot be read from character {at} on: {value}'
	},
	'ledger-wkt-several-srids': {
		zh: '图形文字声明了多个坐标系（{srids}），均不采用',
		en: 'shapes say several coordinate systems ({srids}), of which none is taken'
	},
	'ledger-open-quote': {
		zh: '第 {row} 行的引号没有成对，按普通文字读取',
		en: 'row {row} has a quotation mark that nothing closes; it is read as plain text'
	},
	'ledger-hidden-sheet': { zh: '该工作表在 Excel 中是隐藏的', en: 'the sheet is hidden in Excel' },
	'ledger-hidden-rows': {
		zh: '{rows} 行在 Excel 中是隐藏的，已一并读取',
		en: '{rows} rows are hidden in Excel and are read like the others'
	},
	'ledger-formulas-without-values': {
		zh: '{cells} 个公式没有保存计算结果，按空白读取；请在 Excel 中打开并保存一次',
		en: '{cells} formulas have no saved result and are read as blank; open the file in Excel and save it once'
	},
	'ledger-cell-errors': {
		zh: '{cells} 个单元格为公式错误（如 #REF!），按空白读取',
		en: '{cells} cells hold errors of formulas such as #REF! and are read as blank'
	}
} as const;
