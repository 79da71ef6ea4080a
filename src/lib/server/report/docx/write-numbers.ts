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
import { bindUnits } from '../bind-units.ts';
import { splitNumber } from '../pptx/deck/split-number.ts';
import type { SlotRun } from '../pptx/slide/fill-pattern.ts';
import { estimateWidthPt } from '../pptx/slide/measure-text.ts';
import { CINNABAR, PAGE, twips } from './styles.ts';
import { NO_BORDERS } from './write-caption.ts';

const LINE = { style: BorderStyle.SINGLE, size: 8, color: '8A8D90' } as const;
const MOST_PT = 24;
const PADDING_PT = 14;

/** The figures of a brief side by side: each large, with its name, and its value without the what-if edits. */
export function writeNumbers(
	{ notes, lang }: Pick<ReportDocument, 'notes' | 'lang'>,
	numbers: readonly ReportNumber[]
): Table {
	const width = Math.floor(twips(PAGE.textWidthMm) / numbers.length);
	const values = numbers.map(({ note }) => splitNumber(bindUnits(notes[note]!.value)));
	const widthEm = (pieces: readonly SlotRun[]) =>
		pieces.reduce((sum, { text, scale = 1 }) => sum + estimateWidthPt(text, { sizePt: scale }), 0);
	// All in one size, each in one line.
	const sizePt = Math.min(MOST_PT, Math.floor((width / 20 - PADDING_PT) / Math.max(...values.map(widthEm))));
	const line = (style: string, ...children: TextRun[]) =>
		new Paragraph({ style, alignment: AlignmentType.CENTER, keepNext: true, children });
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: width * numbers.length, type: WidthType.DXA },
		columnWidths: numbers.map(() => width),
		borders: { ...NO_BORDERS, top: LINE, bottom: LINE },
		rows: [
			new TableRow({
				cantSplit: true,
				children: numbers.map(
					({ label, before }, i) =>
						new TableCell({
							width: { size: width, type: WidthType.DXA },
							children: [
								line(
									'Number',
									...values[i]!.map(
										({ text, scale = 1 }) => new TextRun({ text, size: Math.round(2 * sizePt * scale) })
									)
								),
								line('Cell', new TextRun(label)),
								...(before === null
									? []
									: [
											line(
												'Cell',
												new TextRun({
													text: lang === 'zh' ? `现行方案${before}` : `today ${before}`,
													color: CINNABAR
												})
											)
										])
							]
						})
				)
			})
		]
	});
}
