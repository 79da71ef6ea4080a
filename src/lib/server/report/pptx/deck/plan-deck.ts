import { Format } from '#lib/core/figures/format.ts';
import type { Chart } from '#lib/core/figures/types.ts';
import { describeChart } from '#lib/core/report/describe-chart.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import type {
	FigureNote,
	ReportBlock,
	ReportDocument,
	ReportRun,
	ReportSection
} from '#lib/core/report/types.ts';
import { pointsOf, type Box } from '../slide/units.ts';
import { sentenceWith } from './sentence-with.ts';
import { splitText } from './split-text.ts';
import { MOST_TABLE_ROWS, splitTable, type TablePage } from './split-table.ts';
import { DECK_WORDS } from './words.ts';

/** Content of a slide's picture box. */
export type SlidePicture =
	| { kind: 'map'; block: Extract<ReportBlock, { kind: 'map' }> }
	| { kind: 'chart'; chart: Chart }
	| { kind: 'table'; page: TablePage }
	| { kind: 'text'; paragraphs: string[]; sizePt: number };

/** A slide before it is drawn. */
export interface SlidePlan {
	kind: 'content' | 'wide';
	/** Name of the section; `null` on the closing slide. */
	section: string | null;
	title: string;
	/** The one large number. */
	lead: FigureNote | null;
	sentence: string;
	picture: SlidePicture | null;
	/** Query of the live view. */
	live: string;
	/** For the speaker: paragraphs. */
	notes: string[];
}

/**
 * The slides of a report between its cover and the end: for each section one with its lead figure large, then one for
 * each further map and chart and for every page of a table; text alone where a section has nothing else.
 *
 * @param boxes places of the pictures on the template's slides: tables and texts are split to fit them
 */
export function planDeck(report: ReportDocument, boxes: Record<SlidePlan['kind'], Box>): SlidePlan[] {
	return [
		...report.sections.flatMap((section) => planSection(report, section, boxes)),
		planClosing(report, boxes.wide)
	];
}

function planSection(
	report: ReportDocument,
	section: ReportSection,
	boxes: Record<SlidePlan['kind'], Box>
): SlidePlan[] {
	const texts = section.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.runs] : []));
	const paragraphs = texts.map(textOfRuns);
	const views = section.blocks.filter((block) => block.kind !== 'paragraph');
	const first =
		section.lead === null ? undefined : (views.find(isMap) ?? views.find(({ kind }) => kind === 'chart'));
	const start = { section: section.group ?? section.title, lead: null, sentence: '', live: '' };
	const slides: SlidePlan[] = [];
	if (section.lead === null) {
		for (const page of planText(report, section.title, paragraphs, boxes.wide))
			slides.push({ ...start, ...page, kind: 'wide', notes: [] });
	} else {
		const lead = report.notes[section.lead]!;
		const [view] = first
			? planView(report, first, boxes.content)
			: planText(report, section.title, paragraphs, boxes.content);
		const sentence = sentenceWith(texts, section.lead);
		const live = first ? liveOf(first) : lead.live;
		slides.push({
			...start,
			kind: 'content',
			title: section.title,
			lead,
			sentence,
			live,
			picture: view?.picture ?? null,
			notes: []
		});
	}
	for (const block of views)
		if (block !== first)
			for (const view of planView(report, block, boxes.wide))
				slides.push({ ...start, kind: 'wide', ...view });
	const [opening, ...others] = slides;
	if (!opening) return [];
	return [
		{ ...opening, notes: [...paragraphs, ...opening.notes, ...writeNotes(report, section, texts)] },
		...others
	];
}

/** Paragraphs as slides of their own. */
function planText(
	{ lang }: ReportDocument,
	title: string,
	paragraphs: readonly string[],
	box: Box
): Pick<SlidePlan, 'title' | 'picture'>[] {
	if (paragraphs.length === 0) return [];
	const pages = splitText(paragraphs, pointsOf(box));
	return pages.map((page, i) => ({
		title: titleOfPage(title, i, pages.length, lang),
		picture: { kind: 'text', ...page }
	}));
}

const titleOfPage = (title: string, i: number, count: number, lang: 'zh' | 'en') =>
	count > 1 ? title + DECK_WORDS[lang].page(i + 1, count) : title;

/** A view of the report as slides' titles and pictures; a table may take several. */
function planView(
	report: ReportDocument,
	block: ReportBlock,
	box: Box
): Pick<SlidePlan, 'title' | 'picture' | 'live' | 'notes'>[] {
	const words = DECK_WORDS[report.lang];
	if (block.kind === 'paragraph' || block.kind === 'numbers') return [];
	const live = liveOf(block);
	if (block.kind === 'map')
		return [
			{ title: block.map.caption, picture: { kind: 'map', block }, live, notes: [block.map.description] }
		];
	if (block.kind === 'chart') {
		const { chart, caption } = block;
		return [
			{ title: caption, picture: { kind: 'chart', chart }, live, notes: [describeChart(chart, report.lang)] }
		];
	}
	const { table } = block;
	const pages = splitTable(table, report.lang, pointsOf(box));
	const cut =
		table.rows.length > MOST_TABLE_ROWS ? [words.rowsLeftOut(MOST_TABLE_ROWS, table.rows.length)] : [];
	return pages.map((page, i) => ({
		title: titleOfPage(table.title, i, pages.length, report.lang),
		picture: { kind: 'table', page },
		live,
		notes: [...cut]
	}));
}

function planClosing(report: ReportDocument, box: Box): SlidePlan {
	const words = DECK_WORDS[report.lang];
	const { dataHash: hash, attribution } = report;
	const format = new Format(report.lang);
	const [date, dataDate] = [format.date(report.asOf), format.date(report.dataAsOf)];
	const facts = words.closing({ date, dataDate, hash, attribution, live: liveUrl(report, '') });
	const paragraphs = [...(report.isIllustrative ? [words.illustrativeWhy] : []), ...facts];
	const [page] = splitText(paragraphs, pointsOf(box));
	return {
		kind: 'wide',
		section: null,
		title: words.closingTitle,
		lead: null,
		sentence: '',
		picture: { kind: 'text', paragraphs, sizePt: page!.sizePt },
		live: '',
		notes: []
	};
}

/** How each figure of a section was computed, for the speaker. */
function writeNotes(report: ReportDocument, section: ReportSection, texts: readonly ReportRun[][]): string[] {
	const words = DECK_WORDS[report.lang];
	const told = texts.flat().flatMap(({ note }) => note ?? []);
	const indexes = [...new Set([...(section.lead === null ? [] : [section.lead]), ...told])];
	const lines = indexes.flatMap((index) => {
		const note = report.notes[index];
		if (!note) return [];
		return [
			`${note.name} ${note.value}`,
			`${words.formula} ${note.formula}`,
			note.worked,
			`${words.source} ${note.source} ${liveUrl(report, note.live)}`
		];
	});
	return lines.length > 0 ? [`— ${words.sources} —`, ...lines] : [];
}

function liveOf(block: ReportBlock): string {
	if (block.kind === 'map') return block.map.query;
	if (block.kind === 'chart') return block.live;
	return block.kind === 'table' ? block.table.live : '';
}

const isMap = ({ kind }: ReportBlock) => kind === 'map';

const textOfRuns = (runs: readonly ReportRun[]) => runs.map(({ text }) => text).join('');
