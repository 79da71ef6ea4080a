import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType
} from 'docx';
import type { ReportDocument, ReportNumber } from '#lib/core/report/types.ts';
import { CINNABAR, FACES, PAGE, twips } from './styles.ts';
import { NO_BORDERS } from './write-caption.ts';

const LINE = { style: BorderStyle.SINGLE, size: 8, color: '8A8D90' } as const;

/** The figures of a brief side by side: each large, with its name, and what it was before what is tried. */
export function writeNumbers(
	{ notes, lang }: Pick<ReportDocument, 'notes' | 'lang'>,
	numbers: readonly ReportNumber[]
): Table {
	const whole = twips(PAGE.textWidthMm);
	const width = Math.floor(whole / numbers.length);
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: width * numbers.length, type: WidthType.DXA },
		columnWidths: numbers.map(() => width),
		borders: { ...NO_BORDERS, top: LINE, bottom: LINE },
		rows: [
			new TableRow({
				cantSplit: true,
				children: numbers.map(
					({ note, label, before }) =>
						new TableCell({
							width: { size: width, type: WidthType.DXA },
							children: [
								new Paragraph({
									style: 'Number',
									alignment: AlignmentType.CENTER,
									keepNext: true,
									children: [new TextRun({ text: notes[note]!.value, font: FACES.hei })]
								}),
								new Paragraph({
									style: 'Cell',
									alignment: AlignmentType.CENTER,
									children: [
										new TextRun(label),
										...(before === null
											? []
											: [
													new TextRun({
														text: lang === 'zh' ? `（现行方案${before}）` : ` (today ${before})`,
														color: CINNABAR
													})
												])
									]
								})
							]
						})
				)
			})
		]
	});
}
