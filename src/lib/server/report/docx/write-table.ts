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
import type { ReportDocument, ReportTable } from '#lib/core/report/types.ts';
import { bindUnits } from '../bind-units.ts';
import { setColumns } from '../column-widths.ts';
import { FACES, INK, PAGE, twips } from './styles.ts';

const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: '8A8D90' } as const;
const RULE = { style: BorderStyle.SINGLE, size: 8, color: INK } as const;
const HEAD_GROUND = 'F1ECDD';
const SIZES_PT = [9.5, 9, 8.5, 8, 7.5];
const PADDING_TWIPS = 60;
/** A table of fewer rows stays on one page; of a longer one no fewer than {@link TOGETHER} rows stand alone. */
const WHOLE_ROWS = 14;
const TOGETHER = 3;

/** A table as wide as the text, its head repeated on every page; a few rows are never torn off. */
export function writeTable(table: ReportTable, { lang, placeNames }: ReportDocument): Table {
	const { columns, rows, total } = table;
	const format = new Format(lang);
	const { widthsPt, headings, sizePt } = setColumns(table, {
		widthPt: twips(PAGE.textWidthMm) / 20,
		sizesPt: SIZES_PT,
		paddingPt: (2 * PADDING_TWIPS) / 20 + 1,
		lang,
		names: placeNames
	});
	const widths = toTwips(widthsPt);
	const all = [...rows, ...(total ? [total] : [])];
	const isWhole = all.length <= WHOLE_ROWS;
	const write = (cells: readonly (string | number | null)[], row: number) =>
		new TableRow({
			cantSplit: true,
			children: cells.map((cell, i) =>
				writeCell([bindUnits(formatCell(cell, columns[i]!, format))], {
					widthTwips: widths[i]!,
					sizePt,
					alignment: columns[i]!.kind === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT,
					isBold: total !== undefined && row === rows.length,
					keepNext: row < all.length - 1 && (isWhole || row < TOGETHER - 1 || row >= all.length - TOGETHER)
				})
			)
		});
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: twips(PAGE.textWidthMm), type: WidthType.DXA },
		columnWidths: widths,
		margins: { left: PADDING_TWIPS, right: PADDING_TWIPS },
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
				children: headings.map((lines, i) =>
					writeCell(lines, {
						widthTwips: widths[i]!,
						sizePt,
						alignment: AlignmentType.CENTER,
						isHead: true,
						isBold: true,
						keepNext: true
					})
				)
			}),
			...all.map(write)
		]
	});
}

function writeCell(
	lines: readonly string[],
	{
		widthTwips,
		sizePt,
		alignment,
		isHead = false,
		isBold,
		keepNext
	}: {
		widthTwips: number;
		sizePt: number;
		alignment: (typeof AlignmentType)[keyof typeof AlignmentType];
		isHead?: boolean;
		isBold: boolean;
		keepNext: boolean;
	}
): TableCell {
	return new TableCell({
		width: { size: widthTwips, type: WidthType.DXA },
		verticalAlign: VerticalAlign.CENTER,
		...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: HEAD_GROUND } } : {}),
		children: [
			new Paragraph({
				style: 'Cell',
				keepNext,
				alignment,
				children: lines.map(
					(text, i) =>
						new TextRun({
							text,
							...(i > 0 ? { break: 1 } : {}),
							size: 2 * sizePt,
							...(isBold ? { font: FACES.hei } : {})
						})
				)
			})
		]
	});
}

/** They fill the text's width to the twip. */
function toTwips(widthsPt: readonly number[]): number[] {
	const whole = twips(PAGE.textWidthMm);
	let used = 0;
	return widthsPt.map((width, i) => {
		const own = i === widthsPt.length - 1 ? whole - used : Math.round(20 * width);
		used += own;
		return own;
	});
}
