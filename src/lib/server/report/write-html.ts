import { Format } from '#lib/core/figures/format-figure.ts';
import { describeChart } from '#lib/core/report/describe-chart.ts';
import { formatCell } from '#lib/core/report/format-cell.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { numberSections } from '#lib/core/report/number-sections.ts';
import { sayIllustrative, sayNote, sayStand } from '#lib/core/report/say-marks.ts';
import { sayTrial } from '#lib/core/report/say-trial.ts';
import type { ReportBlock, ReportDocument, ReportNumber, ReportTable } from '#lib/core/report/types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { FigureNumbers } from './figure-numbers.ts';
import { PAGE_CSS } from './html/page-css.ts';
import type { ReportPictures } from './pictures.ts';
import { drawQrSvg } from './qr-code.ts';

const QR_MM = 15;

/**
 * A report as one HTML document for printing on A4: vector maps inline, text selectable, headings for the PDF's
 * outline, notes at the end. Asks nothing of the network.
 */
export function writeHtml(report: ReportDocument, pictures: ReportPictures): string {
	const { title, subtitle, lang, attribution, cityName } = report;
	const numbers = new FigureNumbers(lang);
	const sections = numberSections(report).map(({ level, text, section }) => {
		const blocks = (section?.blocks ?? []).map((block) => writeBlock(block, { report, pictures, numbers }));
		return `<section${section?.startsPage ? ' class="starts-page"' : ''}><h${level + 1}>${escapeXml(text)}</h${level + 1}>${blocks.join('')}</section>`;
	});
	const say = (zh: string, en: string) => escapeXml(lang === 'zh' ? zh : en);
	const mark = [sayTrial(report), sayIllustrative(report)].filter((one) => one !== '').join('  ');
	const notes = report.notes.map(
		(note, i) =>
			`<li id="note-${i + 1}">${escapeXml(sayNote(report, i))} <a href="${escapeXml(liveUrl(report, note.live))}">${say('在线查看', 'Live view')}</a></li>`
	);
	return [
		`<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escapeXml(title)}</title>`,
		`<style>${PAGE_CSS}${writeMargins(cityName, mark)}</style></head><body>`,
		`<header><h1>${escapeXml(title)}</h1><p class="subtitle">${escapeXml(subtitle)}</p><p class="stand">${escapeXml(sayStand(report))}</p></header>`,
		...sections,
		notes.length > 0 && report.kind === 'report'
			? `<section class="notes"><h2>${say('注释\uff1a数字的算法与来源', 'Notes: how each figure is made')}</h2><ol>${notes.join('')}</ol></section>`
			: '',
		`<footer><p>${escapeXml(new Format(lang).date(report.asOf))}</p><p class="stand">${escapeXml(attribution)}</p><p class="stand"><a href="${escapeXml(liveUrl(report, ''))}">${escapeXml(liveUrl(report, ''))}</a></p></footer>`,
		'</body></html>'
	].join('\n');
}

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
}

function writeBlock(block: ReportBlock, { report, pictures, numbers }: Writing): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p${block.role ? ` class="${block.role}"` : ''}>${block.runs
				.map(({ text, note }) =>
					note === undefined || report.kind === 'brief'
						? escapeXml(text)
						: `<span class="figure">${escapeXml(text)}</span><a class="note" href="#note-${note + 1}">${note + 1}</a>`
				)
				.join('')}</p>`;
		case 'numbers':
			return writeNumbers(report, block.numbers);
		case 'table':
			return writeTable(block.table, report, numbers.next('table'));
		case 'map':
		case 'chart': {
			const picture = pictures.get(block);
			if (!picture) return '';
			const label = numbers.next('figure');
			const { caption, live, description } =
				block.kind === 'map'
					? { ...block.map, live: block.map.query }
					: { ...block, description: describeChart(block.chart, report.lang) };
			return `<figure role="img" aria-label="${escapeXml(description)}">${stripDeclaration(picture.svg)}${writeCaption(report, { label, caption, live, tag: 'figcaption' })}</figure>`;
		}
	}
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

function writeCaption(
	report: ReportDocument,
	{
		label,
		caption,
		live,
		tag
	}: { label: string; caption: string; live: string; tag: 'figcaption' | 'caption' }
): string {
	const url = liveUrl(report, live);
	const link = report.lang === 'zh' ? '在线查看\uff08可扫码\uff09' : 'Live view (or scan)';
	return `<${tag}><div class="strip"><div><b>${escapeXml(`${label}  ${caption}`)}</b><br><small>${escapeXml(sayStand(report))}<br><a href="${escapeXml(url)}">${link}</a></small></div>${drawQrSvg(url, QR_MM)}</div></${tag}>`;
}

function writeTable(table: ReportTable, report: ReportDocument, label: string): string {
	const { columns, rows, total, title, live } = table;
	const format = new Format(report.lang);
	const whole = columns.reduce((sum, { width = 1 }) => sum + width, 0);
	const write = (cells: readonly (string | number | null)[]) =>
		`<tr>${cells
			.map(
				(cell, i) =>
					`<td${columns[i]!.kind === 'text' ? '' : ' class="number"'}>${escapeXml(formatCell(cell, columns[i]!, format))}</td>`
			)
			.join('')}</tr>`;
	return [
		`<table>${writeCaption(report, { label, caption: title, live, tag: 'caption' })}`,
		`<colgroup>${columns.map(({ width = 1 }) => `<col style="width:${((100 * width) / whole).toFixed(2)}%">`).join('')}</colgroup>`,
		`<thead><tr>${columns.map(({ title: heading }) => `<th scope="col">${escapeXml(heading)}</th>`).join('')}</tr></thead>`,
		`<tbody>${rows.map(write).join('')}</tbody>`,
		total ? `<tfoot>${write(total)}</tfoot>` : '',
		'</table>'
	].join('');
}
