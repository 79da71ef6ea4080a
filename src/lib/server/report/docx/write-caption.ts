import {
	AlignmentType,
	BorderStyle,
	ExternalHyperlink,
	ImageRun,
	Paragraph,
	SimpleField,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	VerticalAlign,
	WidthType
} from 'docx';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { sayStand } from '#lib/core/report/say-marks.ts';
import type { ReportDocument } from '#lib/core/report/types.ts';
import type { FigureNumber } from '../figure-numbers.ts';
import { drawQrPng } from '../qr-code.ts';
import { LINK, PAGE, twips } from './styles.ts';

const QR_MM = 14;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const NO_BORDERS = {
	top: NONE,
	bottom: NONE,
	left: NONE,
	right: NONE,
	insideHorizontal: NONE,
	insideVertical: NONE
} as const;

export const pixels = (mm: number) => Math.round((mm / 25.4) * 96);

/** Number and name of a map, chart or table; the number is a field, so that Word lists and renumbers them. */
export function writeCaption(
	{ word, number }: FigureNumber,
	caption: string,
	{ keepNext }: { keepNext: boolean }
): Paragraph {
	return new Paragraph({
		style: 'Caption',
		keepNext,
		keepLines: true,
		children: [
			new TextRun(word),
			new SimpleField(`SEQ ${word.trim()} \\* ARABIC`, String(number)),
			new TextRun(`  ${caption}`)
		]
	});
}

/**
 * The caption under a map, chart or table: dates and hash in the middle, and the way back to the live view by link and
 * QR code.
 *
 * @param caption stands above them, of what has none of its own
 */
export function writeStand(
	report: ReportDocument,
	{ label, live, caption }: { label: string; live: string; caption?: Paragraph }
): Table {
	const { lang } = report;
	const url = liveUrl(report, live);
	const side = twips(QR_MM + 1);
	const middle = twips(PAGE.textWidthMm) - 2 * side;
	const stand = new Paragraph({
		style: 'Stand',
		alignment: AlignmentType.CENTER,
		children: [
			new TextRun(`${sayStand(report)}${lang === 'zh' ? '；' : '; '}`),
			new ExternalHyperlink({
				link: url,
				children: [
					new TextRun({ text: lang === 'zh' ? '在线查看' : 'live view', color: LINK, underline: {} })
				]
			})
		]
	});
	const qr = new ImageRun({
		type: 'png',
		data: drawQrPng(url, 4),
		transformation: { width: pixels(QR_MM), height: pixels(QR_MM) },
		altText: {
			name: `QR ${label}`,
			description:
				lang === 'zh' ? `${label}在线视图的二维码：${url}` : `QR code of the live view of ${label}: ${url}`
		}
	});
	const cell = (width: number, children: Paragraph[]) =>
		new TableCell({
			width: { size: width, type: WidthType.DXA },
			verticalAlign: VerticalAlign.CENTER,
			children
		});
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: middle + 2 * side, type: WidthType.DXA },
		columnWidths: [side, middle, side],
		borders: NO_BORDERS,
		margins: { left: 0, right: 0 },
		rows: [
			new TableRow({
				cantSplit: true,
				children: [
					cell(side, [new Paragraph({ style: 'Stand', children: [] })]),
					cell(middle, [...(caption ? [caption] : []), stand]),
					cell(side, [new Paragraph({ style: 'Stand', alignment: AlignmentType.RIGHT, children: [qr] })])
				]
			})
		]
	});
}
