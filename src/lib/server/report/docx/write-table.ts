import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	ShadingType,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	VerticalAlign,
	WidthType
} from 'docx';
import { Format } from '#lib/core/figures/format-figure.ts';
import { formatCell } from '#lib/core/report/format-cell.ts';
import type { ReportColumn, ReportTable } from '#lib/core/report/types.ts';
import { FACES, PAGE, twips } from './styles.ts';

const INK = '1F2328';
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: '8A8D90' } as const;
const RULE = { style: BorderStyle.SINGLE, size: 8, color: INK } as const;
const HEAD_GROUND = 'F1ECDD';

/** A table as wide as the text, its head repeated on every page. */
export function writeTable({ columns, rows, total }: ReportTable, lang: 'zh' | 'en'): Table {
	const format = new Format(lang);
	const widths = shareWidth(columns);
	const write = (cells: readonly (string | number | null)[], isTotal = false) =>
		new TableRow({
			cantSplit: true,
			children: cells.map((cell, i) =>
				writeCell(formatCell(cell, columns[i]!, format), {
					widthTwips: widths[i]!,
					isNumber: columns[i]!.kind !== 'text',
					isBold: isTotal
				})
			)
		});
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: twips(PAGE.textWidthMm), type: WidthType.DXA },
		columnWidths: widths,
		margins: { left: 60, right: 60 },
		borders: {
			top: RULE,
			bottom: RULE,
			left: HAIRLINE,
			right: HAIRLINE,
			insideHorizontal: HAIRLINE,
			insideVertical: HAIRLINE
		},
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: columns.map(({ title }, i) => writeCell(title, { widthTwips: widths[i]!, isHead: true }))
			}),
			...rows.map((cells) => write(cells)),
			...(total ? [write(total, true)] : [])
		]
	});
}

function writeCell(
	text: string,
	{
		widthTwips,
		isHead = false,
		isNumber = false,
		isBold = false
	}: { widthTwips: number; isHead?: boolean; isNumber?: boolean; isBold?: boolean }
): TableCell {
	return new TableCell({
		width: { size: widthTwips, type: WidthType.DXA },
		verticalAlign: VerticalAlign.CENTER,
		...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: HEAD_GROUND } } : {}),
		children: [
			new Paragraph({
				style: 'Cell',
				keepNext: isHead,
				alignment: isHead ? AlignmentType.CENTER : isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
				children: [new TextRun({ text, ...(isHead || isBold ? { font: FACES.hei } : {}) })]
			})
		]
	});
}

/** Widths of the columns in twips; they fill the text's width to the twip. */
function shareWidth(columns: readonly ReportColumn[]): number[] {
	const whole = twips(PAGE.textWidthMm);
	const parts = columns.reduce((sum, { width = 1 }) => sum + width, 0);
	let used = 0;
	return columns.map(({ width = 1 }, i) => {
		const own = i === columns.length - 1 ? whole - used : Math.round((whole * width) / parts);
		used += own;
		return own;
	});
}
