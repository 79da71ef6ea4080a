import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { cellAddress } from './cell-address.ts';
import type { CellStyles } from './cell-styles.ts';
import { BREAKS_SCALE, type Sheet, type SheetCell } from './types.ts';

/** What the sheets of a workbook share. */
export interface Shared {
	styles: CellStyles;
	/** Index of a text among the shared ones. */
	stringIndex: (xml: string) => number;
	/** Left and right of the foot of every printed page. */
	foot: string;
	/** Large above every printed page; '' for none. */
	mark: string;
}

export interface WrittenSheet {
	xml: string;
	/** Addresses that cells lead to, `rId1` first; the drawing of a sheet with charts is the one after. */
	links: string[];
}

const MARK_FONT = '宋体';
/** Numbers of papers in the standard. */
const PAPERS = { A4: 9, A3: 8 } as const;

/** `xl/worksheets/sheetN.xml`; elements in the order of the schema. */
export function writeSheet(
	{ widths, rows, frozen, filter, charts = [], breaks = [], paper = 'A4' }: Sheet,
	shared: Shared,
	isFirst: boolean
): WrittenSheet {
	const links: { at: string; link: string }[] = [];
	const last = cellAddress(Math.max(0, rows.length - 1), Math.max(0, widths.length - 1));
	const written = rows.map((cells, row) => {
		const xml = cells.map((cell, column) => {
			const at = cellAddress(row, column);
			if (cell.link !== undefined) links.push({ at, link: cell.link });
			return writeCell(cell, at, shared);
		});
		return `<row r="${row + 1}">${xml.join('')}</row>`;
	});
	const columns = widths.map(
		(width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width.toFixed(2)}" customWidth="1"/>`
	);
	return {
		xml: [
			'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
			'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
			// Where pages are fitted, Excel takes no breaks.
			`<sheetPr><pageSetUpPr fitToPage="${breaks.length > 0 ? 0 : 1}"/></sheetPr>`,
			`<dimension ref="A1:${last}"/>`,
			`<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${writePane(frozen)}</sheetView></sheetViews>`,
			'<sheetFormatPr defaultRowHeight="15"/>',
			`<cols>${columns.join('')}</cols>`,
			`<sheetData>${written.join('')}</sheetData>`,
			filter
				? `<autoFilter ref="${cellAddress(filter.headRow, 0)}:${cellAddress(filter.lastRow, widths.length - 1)}"/>`
				: '',
			links.length > 0
				? `<hyperlinks>${links.map(({ at }, i) => `<hyperlink ref="${at}" r:id="rId${i + 1}"/>`).join('')}</hyperlinks>`
				: '',
			'<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>',
			`<pageSetup paperSize="${PAPERS[paper]}" orientation="landscape"${breaks.length > 0 ? ` scale="${BREAKS_SCALE}"` : ' fitToHeight="0"'}/>`,
			`<headerFooter>${shared.mark === '' ? '' : `<oddHeader>&amp;C&amp;"${MARK_FONT},Bold"&amp;16&amp;KC8402F${escapeXml(shared.mark.replaceAll('&', '&&'))}</oddHeader>`}<oddFooter>&amp;L${escapeXml(shared.foot.replaceAll('&', '&&'))}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
			writeBreaks(breaks),
			charts.length > 0 ? `<drawing r:id="rId${links.length + 1}"/>` : '',
			'</worksheet>'
		].join(''),
		links: links.map(({ link }) => link)
	};
}

function writeCell(
	{ value, formula, warning, link: _, ...style }: SheetCell,
	at: string,
	{ styles, stringIndex }: Shared
) {
	const s = styles.indexOf(style);
	if (formula !== undefined && typeof value === 'number')
		return `<c r="${at}" s="${s}"><f>${escapeXml(formula)}</f><v>${value}</v></c>`;
	if (value === null || value === '') return s === 0 ? '' : `<c r="${at}" s="${s}"/>`;
	if (typeof value === 'number') return `<c r="${at}" s="${s}"><v>${value}</v></c>`;
	return `<c r="${at}" s="${s}" t="s"><v>${stringIndex(writeText(value, warning))}</v></c>`;
}

function writeText(text: string, warning: string | undefined): string {
	const plain = `<t xml:space="preserve">${escapeXml(text)}</t>`;
	if (!warning) return plain;
	const font = (size: number, colour: string) =>
		`<rPr><b/><sz val="${size}"/><color rgb="FF${colour}"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr>`;
	return `<r>${font(14, '1F2328')}${plain}</r><r>${font(11, 'C8402F')}<t xml:space="preserve">   ${escapeXml(warning)}</t></r>`;
}

function writeBreaks(breaks: readonly number[]): string {
	if (breaks.length === 0) return '';
	const each = breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`);
	return `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${each.join('')}</rowBreaks>`;
}

function writePane(frozen: Sheet['frozen']): string {
	if (!frozen) return '';
	const { rows, columns } = frozen;
	const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
	const splits = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
	return `<pane${splits} topLeftCell="${cellAddress(rows, columns)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}
