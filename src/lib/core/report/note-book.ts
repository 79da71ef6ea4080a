import { Format } from '../figures/format-figure.ts';
import { setChinese } from './set-chinese.ts';
import type { FigureNote, ReportDocument, ReportRun, ReportSection } from './types.ts';

/** A note at the end of a section: how its figures were computed, each kind of figure once in a report. */
export interface SectionNote {
	/** Number of the kind of figure; `null` of the last line, which names date and source. */
	number: number | null;
	/** Whether the formula is given here; other notes refer to it. */
	isFirst: boolean;
	text: string;
}

/**
 * The notes of a report by kind: one number for 15-minute coverage, for whichever part of the city. The formula is
 * given where a kind occurs first; later notes have only its numbers.
 */
export class NoteBook {
	readonly #report: Pick<ReportDocument, 'notes' | 'lang' | 'sections'>;
	readonly #numbers = new Map<string, number>();

	constructor(report: Pick<ReportDocument, 'notes' | 'lang' | 'sections'>) {
		this.#report = report;
		for (const note of report.sections.flatMap((section) => this.#told(section)))
			if (!this.#numbers.has(kindOf(note))) this.#numbers.set(kindOf(note), this.#numbers.size + 1);
	}

	/**
	 * What a paragraph refers to at its end, instead of after every figure: 注1–5、8; `first` is the first of them.
	 *
	 * @returns `null` for one without a figure
	 */
	mark(runs: readonly ReportRun[]): { text: string; first: number } | null {
		const told = runs.flatMap(({ note }) => (note === undefined ? [] : [this.#report.notes[note]!]));
		const numbers = [...new Set(told.map((note) => this.#numbers.get(kindOf(note))!))].toSorted(
			(a, b) => a - b
		);
		const [first] = numbers;
		if (first === undefined) return null;
		const spans = joinSpans(numbers);
		const text = this.#report.lang === 'zh' ? `〔注${spans.join('、')}〕` : `[${spans.join(', ')}]`;
		return { text, first };
	}

	/** Notes of one of the report's sections, in the order of its text; none if it has no figure. */
	list(section: ReportSection): SectionNote[] {
		const told = this.#told(section);
		if (told.length === 0) return [];
		const before = this.#report.sections.slice(0, this.#report.sections.indexOf(section));
		const earlier = before.flatMap((one) => this.#told(one));
		const kinds = new Set(earlier.map(kindOf));
		const sources = new Set(earlier.map(({ source }) => source));
		const notes = [...new Set(told.map(kindOf))].flatMap((kind): SectionNote[] => {
			const same = told.filter((note) => kindOf(note) === kind);
			const isFirst = !kinds.has(kind);
			const worked = same.map((note) => this.#sayWorked(note, same.length > 1)).filter((text) => text !== '');
			if (!isFirst && worked.length === 0) return [];
			const text = isFirst
				? this.#sentence([`${same[0]!.what}${this.#colon}${same[0]!.formula}`, ...worked])
				: this.#sentence(worked);
			return [{ number: this.#numbers.get(kind)!, isFirst, text }];
		});
		const news = [...new Set(told.map(({ source }) => source))].filter((source) => !sources.has(source));
		return [...notes, { number: null, isFirst: false, text: this.#saySource(told[0]!, news) }];
	}

	#told({ blocks }: ReportSection): FigureNote[] {
		const indexes = blocks.flatMap((block) =>
			block.kind === 'paragraph' ? block.runs.flatMap(({ note }) => note ?? []) : []
		);
		return [...new Set(indexes)].map((index) => this.#report.notes[index]!);
	}

	/** The formula with its numbers; with the name of the part if a section covers several. */
	#sayWorked({ worked, where }: FigureNote, isOfSeveral: boolean): string {
		if (!worked.includes('=')) return '';
		return isOfSeveral ? `${where} ${worked}` : worked;
	}

	#saySource({ figure }: FigureNote, news: readonly string[]): string {
		const date = new Format(this.#report.lang).date(figure.asOf);
		return this.#report.lang === 'zh'
			? setChinese(`数据截至${date}；来源${news.length > 0 ? `：${news.join('。')}` : '同前'}。`)
			: `Data as of ${date}; ${news.length > 0 ? `source: ${news.join('. ')}` : 'source as above'}.`;
	}

	get #colon(): string {
		return this.#report.lang === 'zh' ? '：' : ': ';
	}

	#sentence(parts: readonly string[]): string {
		return this.#report.lang === 'zh' ? setChinese(`${parts.join('；')}。`) : `${parts.join('; ')}.`;
	}
}

/** 1, 2, 3, 5 as 1–3 and 5. */
function joinSpans(numbers: readonly number[]): string[] {
	const spans: [from: number, to: number][] = [];
	for (const number of numbers) {
		const last = spans.at(-1);
		if (last && number === last[1] + 1) last[1] = number;
		else spans.push([number, number]);
	}
	return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
}

const kindOf = ({ figure }: FigureNote) => `${figure.key} ${figure.measure ?? ''}`;
