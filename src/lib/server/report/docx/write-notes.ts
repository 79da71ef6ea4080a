import {
	Bookmark,
	ExternalHyperlink,
	InternalHyperlink,
	Paragraph,
	TextRun,
	type ParagraphChild
} from 'docx';
import { liveUrl } from '#lib/core/report/live-url.ts';
import type { NoteBook } from '#lib/core/report/note-book.ts';
import type { ReportDocument, ReportRun, ReportSection } from '#lib/core/report/types.ts';
import { bindUnits } from '../bind-units.ts';
import { LINK } from './styles.ts';

/** Half points: as small as the notes. */
const MARK_SIZE = 18;

const anchorOf = (number: number) => `note-${number}`;

/** A paragraph's text, with references to the notes of its figures at the end. */
export function writeRuns(runs: readonly ReportRun[], book: NoteBook | null): ParagraphChild[] {
	const mark = book?.mark(runs);
	return [
		...runs.map(({ text, note }) => new TextRun(note === undefined ? text : bindUnits(text))),
		...(mark
			? [
					new InternalHyperlink({
						anchor: anchorOf(mark.first),
						children: [new TextRun({ text: mark.text, size: MARK_SIZE })]
					})
				]
			: [])
	];
}

/** The notes of a section in small letters, where it ends. */
export function writeNotes(report: ReportDocument, section: ReportSection, book: NoteBook): Paragraph[] {
	const notes = book.list(section);
	const label = report.lang === 'zh' ? '注' : 'Note ';
	return notes.map(({ number, isFirst, text }, i) => {
		const name = number === null ? '' : `${label}${number}`;
		const head = new TextRun({ text: `${name}  `, bold: true });
		const marked =
			number !== null && isFirst ? [new Bookmark({ id: anchorOf(number), children: [head] })] : [head];
		return new Paragraph({
			style: 'Note',
			keepLines: true,
			spacing: { before: i === 0 ? 120 : 0, after: i === notes.length - 1 ? 120 : 0 },
			children: [
				...(number === null ? [] : marked),
				new TextRun(text),
				...(number === null
					? [
							new TextRun(' '),
							new ExternalHyperlink({
								link: liveUrl(report, ''),
								children: [
									new TextRun({
										text: report.lang === 'zh' ? '在线地图' : 'Live map',
										color: LINK,
										underline: {}
									})
								]
							})
						]
					: [])
			]
		});
	});
}
