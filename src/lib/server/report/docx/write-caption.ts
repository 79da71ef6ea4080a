import {
	AlignmentType,
	BorderStyle,
	ExternalHyperlink,
	ImageRun,
	Paragraph,
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
import { drawQrPng } from '../qr-code.ts';
import { LINK, PAGE, twips } from './styles.ts';

const QR_MM = 17;
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

/** Number and name of a map, chart or table. */
export function writeCaption(label: string, caption: string, { keepNext }: { keepNext: boolean }): Paragraph {
	return new Paragraph({ style: 'Caption', keepNext, children: [new TextRun(`${label}  ${caption}`)] });
}

/** The strip under it: dates and hash, and the way back to the live view by link and QR code. */
export function writeStand(report: ReportDocument, { label, live }: { label: string; live: string }): Table {
	const { lang } = report;
	const url = liveUrl(report, live);
	const qrWidth = twips(QR_MM + 1);
	const textWidth = twips(PAGE.textWidthMm) - qrWidth;
	const texts = [
		new Paragraph({ style: 'Stand', children: [new TextRun(sayStand(report))] }),
		new Paragraph({
			style: 'Stand',
			children: [
				new ExternalHyperlink({
					link: url,
					children: [
						new TextRun({
							text: lang === 'zh' ? '在线查看\uff08可扫码\uff09' : 'Live view (or scan)',
							color: LINK,
							underline: {}
						})
					]
				})
			]
		})
	];
	const qr = new ImageRun({
		type: 'png',
		data: drawQrPng(url, 4),
		transformation: { width: pixels(QR_MM), height: pixels(QR_MM) },
		altText: {
			name: `QR ${label}`,
			description:
				lang === 'zh'
					? `${label}在线视图的二维码\uff1a${url}`
					: `QR code of the live view of ${label}: ${url}`
		}
	});
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: textWidth + qrWidth, type: WidthType.DXA },
		columnWidths: [textWidth, qrWidth],
		borders: NO_BORDERS,
		margins: { left: 0, right: 0 },
		rows: [
			new TableRow({
				cantSplit: true,
				children: [
					new TableCell({
						width: { size: textWidth, type: WidthType.DXA },
						verticalAlign: VerticalAlign.CENTER,
						children: texts
					}),
					new TableCell({
						width: { size: qrWidth, type: WidthType.DXA },
						children: [new Paragraph({ style: 'Stand', alignment: AlignmentType.RIGHT, children: [qr] })]
					})
				]
			})
		]
	});
}
