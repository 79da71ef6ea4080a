import type { ReportColumn } from '#lib/core/report/types.ts';
import { EMU_PER_PT, writeExtent, type Box } from '../slide/units.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { parseXml, type XmlElement } from '../../xml/xml-tree.ts';
import { writeName, type ShapeName } from './picture.ts';
import { CELL_MARGIN_X_PT, CELL_MARGIN_Y_PT } from '../deck/lay-out-columns.ts';
import type { TablePage } from '../deck/split-table.ts';

/** A native table in its place: heading, hairlines, numbers to the right, a row of sums set apart. */
export function buildTable(
	page: TablePage,
	{ box, named, lang }: { box: Box; named: ShapeName; lang: 'zh' | 'en' }
): XmlElement {
	const { columns, widthShares, rows, total } = page;
	const widths = widthShares.map((share) => Math.round(share * box.width));
	const write = (cells: readonly string[], look: RowLook) =>
		`<a:tr h="${Math.round(look.heightPt * EMU_PER_PT)}">${cells.map((text, i) => writeCell(text, columns[i]!, { ...look, lang, sizePt: page.sizePt })).join('')}</a:tr>`;
	const lines = [
		write(
			columns.map(({ title }) => title),
			{ isHeading: true, isTotal: false, heightPt: page.headingPt }
		),
		...rows.map((cells, i) =>
			write(cells, { isHeading: false, isTotal: false, heightPt: page.heightsPt[i]! })
		),
		...(total ? [write(total.cells, { isHeading: false, isTotal: true, heightPt: total.heightPt })] : [])
	];
	const heights = [page.headingPt, ...page.heightsPt, ...(total ? [total.heightPt] : [])];
	const height = Math.round(heights.reduce((sum, one) => sum + one, 0) * EMU_PER_PT);
	return parseXml(
		`<p:graphicFrame><p:nvGraphicFramePr>${writeName(named)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
			`<p:xfrm>${writeExtent({ ...box, height })}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">` +
			`<a:tbl><a:tblPr firstRow="1"${total ? ' lastRow="1"' : ''}/><a:tblGrid>${widths.map((width) => `<a:gridCol w="${width}"/>`).join('')}</a:tblGrid>${lines.join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
	);
}

interface RowLook {
	isHeading: boolean;
	isTotal: boolean;
	heightPt: number;
}

function writeCell(
	text: string,
	{ kind }: ReportColumn,
	{ isHeading, isTotal, sizePt, lang }: RowLook & { sizePt: number; lang: 'zh' | 'en' }
): string {
	const align = kind === 'text' ? 'l' : 'r';
	const form = `lang="${lang === 'zh' ? 'zh-CN' : 'en-GB'}" sz="${sizePt * 100}" b="${isHeading || isTotal ? 1 : 0}"`;
	const fill = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>';
	const content = text === '' ? '' : `<a:r><a:rPr ${form}>${fill}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r>`;
	const [x, y] = [CELL_MARGIN_X_PT * EMU_PER_PT, CELL_MARGIN_Y_PT * EMU_PER_PT];
	const none = (side: string) => `<a:${side} w="0"><a:noFill/></a:${side}>`;
	const top = isTotal ? writeLine('lnT', 'tx1', 1) : isHeading ? none('lnT') : '';
	const bottom = isHeading ? writeLine('lnB', 'tx1', 1.5) : writeLine('lnB', 'bg2', 0.75);
	return (
		`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="${align}"/>${content}<a:endParaRPr ${form}/></a:p></a:txBody>` +
		`<a:tcPr marL="${x}" marR="${x}" marT="${y}" marB="${y}" anchor="ctr">${none('lnL')}${none('lnR')}${top}${bottom}<a:noFill/></a:tcPr></a:tc>`
	);
}

function writeLine(side: 'lnT' | 'lnB', colour: 'tx1' | 'bg2', widthPt: number): string {
	return `<a:${side} w="${Math.round(widthPt * EMU_PER_PT)}"><a:solidFill><a:schemeClr val="${colour}"/></a:solidFill></a:${side}>`;
}
