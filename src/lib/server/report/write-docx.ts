import {
	AlignmentType,
	Document,
	ExternalHyperlink,
	Footer,
	Header,
	HeadingLevel,
	Packer,
	PageNumber,
	Paragraph,
	TextRun,
	type FileChild
} from 'docx';
import { Format } from '#lib/core/figures/format-figure.ts';
import { describeChart } from '#lib/core/report/describe-chart.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { NoteBook } from '#lib/core/report/note-book.ts';
import { numberSections } from '#lib/core/report/number-sections.ts';
import { sayIllustrative, sayStand } from '#lib/core/report/say-marks.ts';
import { sayTrial } from '#lib/core/report/say-trial.ts';
import type { ReportBlock, ReportDocument } from '#lib/core/report/types.ts';
import { breakLines } from '#lib/core/text/break-lines.ts';
import { splitWords } from '#lib/core/text/split-words.ts';
import { forbidBreaks } from './docx/forbid-breaks.ts';
import { holdPlace, placeCharts, type PlacedChart } from './docx/place-charts.ts';
import { CINNABAR, LINK, listStyles, PAGE, SETTINGS, twips } from './docx/styles.ts';
import { tellTables } from './docx/tell-tables.ts';
import { writeCaption, writeStand } from './docx/write-caption.ts';
import { writeNotes, writeRuns } from './docx/write-notes.ts';
import { writeNumbers } from './docx/write-numbers.ts';
import { writePicture } from './docx/write-picture.ts';
import { writeTable } from './docx/write-table.ts';
import { FigureNumbers } from './figure-numbers.ts';
import type { ReportPictures } from './pictures.ts';
import { estimateWidthPt } from './pptx/slide/measure-text.ts';
import { stabilizeOffice } from './stable-zip.ts';

/**
 * A report as a Word file in the layout of official documents: maps as vectors, native charts, notes at the end of each
 * section. The same report and pictures give the same bytes.
 *
 * @param pictures of the maps
 * @see GB/T 9704-2012
 */
export async function writeDocx(report: ReportDocument, pictures: ReportPictures): Promise<Uint8Array> {
	const { title, cityName, lang } = report;
	const charts: PlacedChart[] = [];
	const children = [...writeHead(report), ...writeSections(report, pictures, charts), ...writeEnd(report)];
	const document = new Document({
		title,
		subject: report.subtitle,
		creator: '连片 Lianpian',
		lastModifiedBy: '连片 Lianpian',
		description: sayStand(report),
		keywords: `${cityName}; ${report.dataHash}`,
		styles: listStyles(lang),
		evenAndOddHeaderAndFooters: true,
		defaultTabStop: 420,
		sections: [
			{
				properties: {
					page: {
						size: { width: twips(PAGE.widthMm), height: twips(PAGE.heightMm) },
						margin: {
							top: twips(PAGE.marginMm.top),
							left: twips(PAGE.marginMm.left),
							bottom: twips(PAGE.marginMm.bottom),
							right: twips(PAGE.marginMm.right),
							header: twips(20),
							// The number is 7 mm below the text.
							footer: twips(PAGE.marginMm.bottom - 7 - 6)
						}
					}
				},
				headers: { default: writeHeader(report), even: writeHeader(report) },
				footers: { default: writeFooter('right'), even: writeFooter('left') },
				children
			}
		]
	});
	const tables = report.sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
	);
	const written = new Uint8Array(await Packer.toArrayBuffer(document));
	const told = forbidBreaks(tellTables(written, tables, lang));
	return stabilizeOffice(placeCharts(told, charts, lang), report.asOf);
}

function writeHead(report: ReportDocument): FileChild[] {
	const { title, subtitle, lang, placeNames } = report;
	const { pt, isBold } = SETTINGS[lang].title;
	const lines = breakLines(splitWords(title, placeNames), (72 * PAGE.textWidthMm) / 25.4, (text) =>
		estimateWidthPt(text, { sizePt: pt, isBold })
	);
	const mark = sayTrial(report);
	return [
		...(mark === '' ? [] : [new Paragraph({ style: 'Mark', keepNext: true, children: [new TextRun(mark)] })]),
		new Paragraph({
			style: 'Title',
			heading: HeadingLevel.TITLE,
			children: lines.map((text, i) => new TextRun({ text, ...(i > 0 ? { break: 1 } : {}) }))
		}),
		...(subtitle === '' ? [] : [new Paragraph({ style: 'Subtitle', children: [new TextRun(subtitle)] })]),
		new Paragraph({
			style: 'Stand',
			alignment: AlignmentType.CENTER,
			spacing: { before: 60, after: 200 },
			children: [new TextRun(sayStand(report))]
		})
	];
}

function writeSections(report: ReportDocument, pictures: ReportPictures, charts: PlacedChart[]): FileChild[] {
	const numbers = new FigureNumbers(report.lang);
	const book = report.kind === 'report' ? new NoteBook(report) : null;
	const writing: Writing = { report, pictures, numbers, book, charts };
	return numberSections(report).flatMap(({ level, text, section }) => [
		new Paragraph({
			heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
			pageBreakBefore: section?.startsPage === true,
			children: [new TextRun(text)]
		}),
		...writeBlocks(section?.blocks ?? [], writing),
		...(section && book ? writeNotes(report, section, book) : [])
	]);
}

/** Blocks with a gap behind each picture and table; behind the last it could make a page of its own. */
function writeBlocks(blocks: readonly ReportBlock[], writing: Writing): FileChild[] {
	return blocks.flatMap((block, i) => [
		...writeBlock(block, writing),
		...(block.kind === 'paragraph' || i === blocks.length - 1 ? [] : [gap()])
	]);
}

interface Writing {
	report: ReportDocument;
	pictures: ReportPictures;
	numbers: FigureNumbers;
	/** `null`: nothing of the text has a note. */
	book: NoteBook | null;
	/** Charts that have found their place. */
	charts: PlacedChart[];
}

function writeBlock(block: ReportBlock, { report, pictures, numbers, book, charts }: Writing): FileChild[] {
	switch (block.kind) {
		case 'paragraph':
			return [
				new Paragraph({
					style: block.role === 'small' ? 'Stand' : 'Body',
					...(block.role === 'small' ? { spacing: { before: 120 } } : {}),
					children: writeRuns(block.runs, book)
				})
			];
		case 'numbers':
			return [writeNumbers(report, block.numbers)];
		case 'table': {
			const { table } = block;
			const number = numbers.next('table');
			return [
				writeCaption(number, table.title, { keepNext: true }),
				writeTable(table, report),
				parting(),
				writeStand(report, { label: number.label, live: table.live })
			];
		}
		case 'map':
		case 'chart':
			return writeFigure(block, { report, pictures, numbers, charts });
	}
}

function writeFigure(
	block: Extract<ReportBlock, { kind: 'map' | 'chart' }>,
	{ report, pictures, numbers, charts }: Omit<Writing, 'book'>
): FileChild[] {
	const { lang } = report;
	const stop = lang === 'zh' ? '。' : '. ';
	if (block.kind === 'map') {
		const picture = pictures.get(block);
		if (!picture) return [];
		const { caption, description, query } = block.map;
		const number = numbers.next('figure');
		return [
			writePicture(picture, { name: number.label, description: `${caption}${stop}${description}` }),
			writeStand(report, {
				label: number.label,
				live: query,
				caption: writeCaption(number, caption, { keepNext: false })
			})
		];
	}
	const { chart, caption, live } = block;
	const number = numbers.next('figure');
	charts.push({
		chart,
		name: number.label,
		description: `${caption}${stop}${describeChart(chart, lang)}`
	});
	return [
		holdPlace(charts.length - 1),
		writeStand(report, {
			label: number.label,
			live,
			caption: writeCaption(number, caption, { keepNext: false })
		})
	];
}

/** Date of the report, where official documents have theirs. */
function writeEnd(report: ReportDocument): FileChild[] {
	const format = new Format(report.lang);
	const line = (children: (TextRun | ExternalHyperlink)[], isLast = false) =>
		new Paragraph({
			style: 'Stand',
			alignment: AlignmentType.RIGHT,
			keepNext: !isLast,
			indent: { right: 640 },
			spacing: { before: 120, after: 0 },
			children
		});
	return [
		line([new TextRun({ text: format.date(report.asOf), size: 2 * SETTINGS[report.lang].body.pt })]),
		line([new TextRun(report.attribution)]),
		line(
			[
				new ExternalHyperlink({
					link: liveUrl(report, ''),
					children: [new TextRun({ text: liveUrl(report, ''), color: LINK, underline: {} })]
				})
			],
			true
		)
	];
}

function writeHeader(report: ReportDocument): Header {
	const mark = (text: string, size?: number) =>
		new TextRun({ text: `   ${text}`, color: CINNABAR, bold: true, ...(size === undefined ? {} : { size }) });
	return new Header({
		children: [
			new Paragraph({
				style: 'Stand',
				alignment: AlignmentType.RIGHT,
				children: [
					new TextRun({ text: report.cityName }),
					...(report.trial ? [mark(sayTrial(report), 28)] : []),
					...(report.isIllustrative ? [mark(sayIllustrative(report))] : [])
				]
			})
		]
	});
}

/** — 1 —, one character from the outer edge. */
function writeFooter(side: 'left' | 'right'): Footer {
	return new Footer({
		children: [
			new Paragraph({
				style: 'Foot',
				alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
				indent: { [side]: 280 },
				children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })]
			})
		]
	});
}

/** Tables that touch become one. */
const parting = () =>
	new Paragraph({
		keepNext: true,
		spacing: { line: 40, lineRule: 'exact' },
		children: []
	});

const gap = () => new Paragraph({ style: 'Stand', spacing: { before: 0, after: 60 }, children: [] });
