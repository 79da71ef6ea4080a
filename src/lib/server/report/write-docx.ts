import {
	AlignmentType,
	Document,
	ExternalHyperlink,
	Footer,
	FootnoteReferenceRun,
	Header,
	HeadingLevel,
	Packer,
	PageNumber,
	Paragraph,
	TextRun,
	type FileChild
} from 'docx';
import { Format } from '#lib/core/figures/format-figure.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { numberSections } from '#lib/core/report/number-sections.ts';
import { sayIllustrative, sayNote, sayStand } from '#lib/core/report/say-marks.ts';
import { sayTrial } from '#lib/core/report/say-trial.ts';
import type { ReportBlock, ReportDocument, ReportRun } from '#lib/core/report/types.ts';
import { CINNABAR, LINK, PAGE, STYLES, twips } from './docx/styles.ts';
import { writeNumbers } from './docx/write-numbers.ts';
import { writeCaption, writeStand } from './docx/write-caption.ts';
import { writePicture } from './docx/write-picture.ts';
import { writeTable } from './docx/write-table.ts';
import { FigureNumbers } from './figure-numbers.ts';
import type { ReportPictures } from './pictures.ts';
import { describeChart } from '#lib/core/report/describe-chart.ts';
import { stabilizeOffice } from './stable-zip.ts';

/**
 * A report as a Word file in the layout of official documents; figures with footnotes, pictures as vectors. The same
 * report and pictures give the same bytes.
 *
 * @see GB/T 9704-2012
 */
export async function writeDocx(report: ReportDocument, pictures: ReportPictures): Promise<Uint8Array> {
	const { title, cityName, lang } = report;
	const told = new Set<number>();
	const children = [...writeHead(report), ...writeSections(report, pictures, told), ...writeEnd(report)];
	const document = new Document({
		title,
		subject: report.subtitle,
		creator: '连片 Lianpian',
		lastModifiedBy: '连片 Lianpian',
		description: sayStand(report),
		keywords: `${cityName}; ${report.dataHash}`,
		styles: STYLES,
		evenAndOddHeaderAndFooters: true,
		defaultTabStop: 420,
		footnotes: Object.fromEntries([...told].map((i) => [i + 1, { children: [writeNote(report, i)] }])),
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
							// The number stands 7 mm under the text.
							footer: twips(PAGE.marginMm.bottom - 7 - 6)
						}
					}
				},
				headers: { default: writeHeader(report), even: writeHeader(report) },
				footers: { default: writeFooter(lang, 'right'), even: writeFooter(lang, 'left') },
				children
			}
		]
	});
	return stabilizeOffice(new Uint8Array(await Packer.toArrayBuffer(document)), report.asOf);
}

function writeHead(report: ReportDocument): FileChild[] {
	const { title, subtitle } = report;
	return [
		new Paragraph({ style: 'Title', heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
		new Paragraph({ style: 'Subtitle', children: [new TextRun(subtitle)] }),
		new Paragraph({
			style: 'Stand',
			alignment: AlignmentType.CENTER,
			spacing: { before: 120, after: 360 },
			children: [new TextRun(sayStand(report))]
		})
	];
}

function writeSections(report: ReportDocument, pictures: ReportPictures, told: Set<number>): FileChild[] {
	const numbers = new FigureNumbers(report.lang);
	return numberSections(report).flatMap(({ level, text, section }) => [
		new Paragraph({
			heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
			pageBreakBefore: section?.startsPage === true,
			children: [new TextRun(text)]
		}),
		...(section?.blocks ?? []).flatMap((block) => writeBlock(block, { report, pictures, numbers, told }))
	]);
}

interface Writing {
	report: ReportDocument;
	pictures: ReportPictures;
	numbers: FigureNumbers;
	/** Notes that have their footnote. */
	told: Set<number>;
}

function writeBlock(block: ReportBlock, { report, pictures, numbers, told }: Writing): FileChild[] {
	switch (block.kind) {
		case 'paragraph':
			return [
				new Paragraph({
					style: block.role === 'small' ? 'Stand' : 'Body',
					children: block.runs.flatMap((run) =>
						report.kind === 'brief'
							? [new TextRun({ text: run.text, bold: block.role === 'conclusion' && run.note !== undefined })]
							: writeRun(run, told)
					)
				})
			];
		case 'numbers':
			return [writeNumbers(report, block.numbers), gap()];
		case 'table': {
			const { table } = block;
			const label = numbers.next('table');
			return [
				writeCaption(label, table.title, { keepNext: true }),
				writeTable(table, report.lang),
				parting(),
				writeStand(report, { label, live: table.live }),
				gap()
			];
		}
		case 'map':
		case 'chart': {
			const picture = pictures.get(block);
			if (!picture) return [];
			const label = numbers.next('figure');
			const { caption } = block.kind === 'map' ? block.map : block;
			const description =
				block.kind === 'map' ? block.map.description : describeChart(block.chart, report.lang);
			return [
				writePicture(picture, {
					name: label,
					description: `${caption}${report.lang === 'zh' ? '。' : '. '}${description}`
				}),
				writeCaption(label, caption, { keepNext: true }),
				writeStand(report, { label, live: block.kind === 'map' ? block.map.query : block.live }),
				gap()
			];
		}
	}
}

/** A figure has its footnote where it is told first; told again, it names the number of that. */
function writeRun({ text, note }: ReportRun, told: Set<number>) {
	if (note === undefined) return [new TextRun(text)];
	const number = note + 1;
	if (told.has(note))
		return [new TextRun(text), new TextRun({ text: `[${number}]`, superScript: true, size: 18 })];
	told.add(note);
	return [new TextRun(text), new FootnoteReferenceRun(number)];
}

function writeNote(report: ReportDocument, index: number): Paragraph {
	const note = report.notes[index]!;
	return new Paragraph({
		style: 'FootnoteText',
		children: [
			new TextRun(` ${sayNote(report, index)} `),
			new ExternalHyperlink({
				link: liveUrl(report, note.live),
				children: [
					new TextRun({ text: report.lang === 'zh' ? '在线查看' : 'Live view', color: LINK, underline: {} })
				]
			})
		]
	});
}

/** Date of the report, where official documents have theirs. */
function writeEnd(report: ReportDocument): FileChild[] {
	const format = new Format(report.lang);
	const line = (children: (TextRun | ExternalHyperlink)[]) =>
		new Paragraph({
			style: 'Stand',
			alignment: AlignmentType.RIGHT,
			indent: { right: 640 },
			spacing: { before: 120, after: 0 },
			children
		});
	return [
		line([new TextRun({ text: format.date(report.asOf), size: 32 })]),
		line([new TextRun(report.attribution)]),
		line([
			new ExternalHyperlink({
				link: liveUrl(report, ''),
				children: [new TextRun({ text: liveUrl(report, ''), color: LINK, underline: {} })]
			})
		])
	];
}

function writeHeader(report: ReportDocument): Header {
	return new Header({
		children: [
			new Paragraph({
				style: 'Stand',
				alignment: AlignmentType.RIGHT,
				children: [
					new TextRun({ text: report.cityName }),
					...(report.trial
						? [new TextRun({ text: `   ${sayTrial(report)}`, color: CINNABAR, bold: true, size: 28 })]
						: []),
					...(report.isIllustrative
						? [new TextRun({ text: `   ${sayIllustrative(report)}`, color: CINNABAR, bold: true })]
						: [])
				]
			})
		]
	});
}

/** — 1 —, one character from the outer edge. */
function writeFooter(lang: 'zh' | 'en', side: 'left' | 'right'): Footer {
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

const gap = () => new Paragraph({ style: 'Stand', spacing: { before: 0, after: 120 }, children: [] });
