import { Format } from '#lib/core/figures/format-figure.ts';
import { describeChart } from '#lib/core/report/describe-chart.ts';
import { formatCell } from '#lib/core/report/format-cell.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { NoteBook } from '#lib/core/report/note-book.ts';
import { numberSections } from '#lib/core/report/number-sections.ts';
import { sayIllustrative, sayStand } from '#lib/core/report/say-marks.ts';
import { sayTrial } from '#lib/core/report/say-trial.ts';
import type {
	ReportBlock,
	ReportDocument,
	ReportNumber,
	ReportRun,
	ReportSection,
	ReportTable
} from '#lib/core/report/types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { splitWords } from '#lib/core/text/split-words.ts';
import { setColumns } from './column-widths.ts';
import { FigureNumbers } from './figure-numbers.ts';
import { PAGE_CSS } from './html/page-css.ts';
import type { ReportPictures } from './pictures.ts';
import { drawQrSvg } from './qr-code.ts';

const QR_MM = 14;
const TEXT_WIDTH_PT = (72 * 156) / 25.4;
const TABLE_SIZES_PT = [9.5, 9, 8.5, 8, 7.5];

/**
 * A report as one HTML document for printing on A4: vector maps inline, text selectable, headings for the PDF's
 * outline, notes at the end of each section. Makes no network requests.
 */
export function writeHtml(report: ReportDocument, pictures: ReportPictures): string {
	const { title, subtitle, lang, attribution, cityName, placeNames } = report;
	const numbers = new FigureNumbers(lang);
	const book = report.kind === 'report' ? new NoteBook(report) : null;
	const writing: Writing = { report, pictures, numbers, book };
	const sections = numberSections(report).map(({ level, text, section }) => {
		const blocks = (section?.blocks ?? []).map((block) => writeBlock(block, writing));
		const start = section?.startsPage ? ' class="starts-page"' : '';
		const notes = section && book ? writeNotes(report, section, book) : '';
		return `<section${start}><h${level + 1}>${escapeXml(text)}</h${level + 1}>${blocks.join('')}${notes}</section>`;
	});
	const trial = sayTrial(report);
	const mark = [trial, sayIllustrative(report)].filter((one) => one !== '').join('   ');
	const address = escapeXml(liveUrl(report, ''));
	return [
		`<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escapeXml(title)}</title>`,
		`<style>${PAGE_CSS}${writeMargins(cityName, mark)}</style></head><body>`,
		`<header>${trial === '' ? '' : `<p class="trial">${escapeXml(trial)}</p>`}<h1>${joinWords(title, placeNames)}</h1>`,
		subtitle === '' ? '' : `<p class="subtitle">${escapeXml(subtitle)}</p>`,
		`<p class="stand">${escapeXml(sayStand(report))}</p></header>`,
		...sections,
		`<footer><p>${escapeXml(new Format(lang).date(report.asOf))}</p><p class="stand">${escapeXml(attribution)}</p><p class="stand"><a href="${address}">${address}</a></p></footer>`,
		'</body></html>'
	].join('\n');
}

/** A text whose lines break between words only: beside the style that keeps words whole, places to break are marked. */
const joinWords = (text: string, names: readonly string[]) =>
	splitWords(text, names)
		.map((word) => escapeXml(word))
		.join('<wbr>');

/** Header and page number in the margins of every page. */
function writeMargins(cityName: string, mark: string): string {
	const quoted = (text: string) => JSON.stringify(text).replaceAll('<', '\\3c ');
	return [
		`@page{@top-left{content:${quoted(cityName)}}`,
		mark === '' ? '' : `@top-right{content:${quoted(mark)};color:#c8402f;font-weight:700}`,
		`@bottom-center{content:"— " counter(page) " —"}}`
	].join('');
}

interface Writing {
	report: ReportDocument;
	pictures: ReportPictures;
	numbers: FigureNumbers;
	/** `null`: nothing of the text has a note. */
	book: NoteBook | null;
}

function writeBlock(block: ReportBlock, { report, pictures, numbers, book }: Writing): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p${block.role ? ` class="${block.role}"` : ''}>${writeRuns(block.runs, book)}</p>`;
		case 'numbers':
			return writeNumbers(report, block.numbers);
		case 'table':
			return writeTable(block.table, report, numbers.next('table').label);
		case 'map':
		case 'chart': {
			const picture = pictures.get(block);
			if (!picture) return '';
			const { label } = numbers.next('figure');
			const { caption, live, description } =
				block.kind === 'map'
					? { ...block.map, live: block.map.query }
					: { ...block, description: describeChart(block.chart, report.lang) };
			return `<figure role="img" aria-label="${escapeXml(description)}">${stripDeclaration(picture.svg)}<figcaption>${writeStrip(report, live, `<b>${escapeXml(`${label}  ${caption}`)}</b>`)}</figcaption></figure>`;
		}
	}
}

function writeRuns(runs: readonly ReportRun[], book: NoteBook | null): string {
	const texts = runs.map(({ text, note }) =>
		note === undefined ? escapeXml(text) : `<span class="figure">${escapeXml(text)}</span>`
	);
	const mark = book?.mark(runs);
	return `${texts.join('')}${mark ? `<a class="note" href="#note-${mark.first}">${escapeXml(mark.text)}</a>` : ''}`;
}

function writeNotes(report: ReportDocument, section: ReportSection, book: NoteBook): string {
	const label = report.lang === 'zh' ? '注' : 'Note ';
	const notes = book.list(section).map(({ number, isFirst, text }) => {
		const id = number !== null && isFirst ? ` id="note-${number}"` : '';
		return `<li${id}>${number === null ? '' : `<b>${label}${number}</b> `}${escapeXml(text)}</li>`;
	});
	return notes.length === 0 ? '' : `<ul class="notes">${notes.join('')}</ul>`;
}

function writeNumbers({ notes, lang }: ReportDocument, numbers: readonly ReportNumber[]): string {
	const was = (before: string | null) =>
		before === null
			? ''
			: `<small class="was">${escapeXml(lang === 'zh' ? `现行方案${before}` : `today ${before}`)}</small>`;
	return `<div class="numbers">${numbers
		.map(
			({ note, label, before }) =>
				`<div><b>${escapeXml(notes[note]!.value)}</b><span>${escapeXml(label)}</span>${was(before)}</div>`
		)
		.join('')}</div>`;
}

const stripDeclaration = (svg: string) => svg.replace(/^\s*<\?xml[^>]*\?>\s*/, '');

/** Under a map, chart or table: dates and hash in the middle, link and code of the live view. */
function writeStrip(report: ReportDocument, live: string, caption = ''): string {
	const url = liveUrl(report, live);
	const link = report.lang === 'zh' ? '在线查看' : 'live view';
	const stop = report.lang === 'zh' ? '；' : '; ';
	return `<div class="strip"><div></div><div>${caption}<small>${escapeXml(`${sayStand(report)}${stop}`)}<a href="${escapeXml(url)}">${link}</a></small></div>${drawQrSvg(url, QR_MM)}</div>`;
}

/** A table of a few rows stays on one page. */
const WHOLE_ROWS = 14;

function writeTable(table: ReportTable, report: ReportDocument, label: string): string {
	const { columns, rows, total, title, live } = table;
	const { lang, placeNames } = report;
	const format = new Format(lang);
	const { widthsPt, headings, sizePt } = setColumns(table, {
		widthPt: TEXT_WIDTH_PT,
		sizesPt: TABLE_SIZES_PT,
		paddingPt: 7,
		lang,
		names: placeNames
	});
	const write = (cells: readonly (string | number | null)[]) =>
		`<tr>${cells
			.map(
				(cell, i) =>
					`<td${columns[i]!.kind === 'text' ? '' : ' class="number"'}>${escapeXml(formatCell(cell, columns[i]!, format))}</td>`
			)
			.join('')}</tr>`;
	const isWhole = rows.length <= WHOLE_ROWS;
	return [
		`<div class="${isWhole ? 'table whole-table' : 'table'}"><table style="font-size:${sizePt}pt"><caption><b>${escapeXml(`${label}  ${title}`)}</b></caption>`,
		`<colgroup>${widthsPt.map((width) => `<col style="width:${((100 * width) / TEXT_WIDTH_PT).toFixed(2)}%">`).join('')}</colgroup>`,
		`<thead><tr>${headings.map((lines) => `<th scope="col">${lines.map((line) => escapeXml(line)).join('<br>')}</th>`).join('')}</tr></thead>`,
		`<tbody>${rows.map(write).join('')}</tbody>`,
		total ? `<tfoot>${write(total)}</tfoot>` : '',
		`</table>${writeStrip(report, live)}</div>`
	].join('');
}
