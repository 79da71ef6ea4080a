import { CONTENT_TYPE, RELATION } from '../package/relationship-types.ts';
import { OfficePackage } from '../package/office-package.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** What a chart is drawn from: names down the first column, a column a series. */
export interface ChartSheet {
	categories: string[];
	series: { name: string; values: (number | null)[] }[];
	/** As Excel writes it, `0.0%`. */
	numberFormat: string;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The name of the only sheet. */
export const SHEET_NAME = 'Sheet1';

/** The smallest workbook that PowerPoint and WPS open to edit a chart's data. */
export function buildWorkbook({ categories, series, numberFormat }: ChartSheet): Uint8Array {
	const rows = [
		['', ...series.map(({ name }) => name)],
		...categories.map((name, i) => [name, ...series.map(({ values }) => values[i] ?? null)])
	];
	const file = new OfficePackage();
	const workbook = 'xl/workbook.xml';
	const sheet = 'xl/worksheets/sheet1.xml';
	file.put(
		sheet,
		`<worksheet ${MAIN}><sheetData>${rows.map(writeRow).join('')}</sheetData></worksheet>`,
		CONTENT_TYPE.worksheet
	);
	file.put('xl/styles.xml', writeStyles(numberFormat), CONTENT_TYPE.spreadsheetStyles);
	const id = file.relate(workbook, RELATION.worksheet, sheet);
	file.relate(workbook, RELATION.styles, 'xl/styles.xml');
	file.put(
		workbook,
		`<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${SHEET_NAME}" sheetId="1" r:id="${id}"/></sheets></workbook>`,
		CONTENT_TYPE.workbook
	);
	file.relate('', RELATION.officeDocument, workbook);
	return file.toBytes();
}

/** Name of a column, 0 is A. */
export function columnName(column: number): string {
	const rest = Math.floor(column / 26);
	return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function writeRow(cells: (string | number | null)[], row: number): string {
	const written = cells.map((cell, column) => {
		const at = `r="${columnName(column)}${row + 1}"`;
		if (cell === null || cell === '') return '';
		return typeof cell === 'number'
			? `<c ${at} s="1"><v>${cell}</v></c>`
			: `<c ${at} t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
	});
	return `<row r="${row + 1}">${written.join('')}</row>`;
}

function writeStyles(numberFormat: string): string {
	const format = `<numFmts count="1"><numFmt numFmtId="164" formatCode="${escapeXml(numberFormat)}"/></numFmts>`;
	const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
	return (
		`<styleSheet ${MAIN}>${format}<fonts count="1"><font><sz val="11"/><name val="Microsoft YaHei"/></font></fonts>` +
		'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
		'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
		`<cellStyleXfs count="1">${plain}</cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		'<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
		'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
	);
}
