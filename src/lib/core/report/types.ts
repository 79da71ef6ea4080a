import type { Chart, Figure } from '../figures/types.ts';
import type { Bbox } from '../geometry/types.ts';

/** A report in one language, before it is a file: every writer (DOCX, PPTX, XLSX, PDF) starts from this. */
export interface ReportDocument {
	cityId: string;
	lang: 'zh' | 'en';
	/** `brief`: 简报 on two pages, without notes. */
	kind: 'report' | 'brief';
	/** Marks the file's name: `district-lianchi`; '' of the whole city. */
	scopeId: string;
	/** What-if edits, marked on every page. `null`: the plan without edits. */
	trial: ReportTrial | null;
	title: string;
	subtitle: string;
	/** The city and its programme, for headers. */
	cityName: string;
	/** ISO reference date of the report, and that of its data. */
	asOf: string;
	dataAsOf: string;
	/** Of the plan; `null`: it is not of a plan with revisions. */
	revision: number | null;
	isIllustrative: boolean;
	attribution: string;
	/** SHA-256 of the data that all of it was made from, hex. */
	dataHash: string;
	/** Address that live views start with, without a slash at its end. */
	baseUrl: string;
	sections: ReportSection[];
	/** Registers with a row a community, for XLSX and appendices. */
	ledgers: ReportTable[];
	/** Every figure in the text, in order; runs refer to them by index. */
	notes: FigureNote[];
	/** Names of the plan's places, which no line is to part. */
	placeNames: string[];
}

/** 推演. */
export interface ReportTrial {
	/** Name of the scenario; '' for edits without a name. */
	name: string;
	/** Each change in words. */
	changes: string[];
}

export interface ReportSection {
	/** Stable, as `life-circles`: a later report finds the same section under it. */
	id: string;
	title: string;
	/** Title of the group that this section and its neighbours belong to; left out: not in a group. */
	group?: string;
	/** The one figure a slide shows large; index into notes. */
	lead: number | null;
	/** Starts a new page. */
	startsPage?: boolean;
	blocks: ReportBlock[];
}

/** A piece of text; with `note`, a figure that explains itself there. */
export interface ReportRun {
	text: string;
	note?: number;
}

export type ReportBlock =
	| { kind: 'paragraph'; runs: ReportRun[]; role?: 'conclusion' | 'small' }
	| { kind: 'numbers'; numbers: ReportNumber[] }
	| { kind: 'map'; map: ReportMap }
	| { kind: 'chart'; chart: Chart; caption: string; live: string }
	| { kind: 'table'; table: ReportTable };

/** A headline figure in large type. */
export interface ReportNumber {
	/** Index into notes. */
	note: number;
	label: string;
	/** The figure without the what-if edits; `null` in a report without edits. */
	before: string | null;
}

/** A map of a view, drawn when the file is written. */
export interface ReportMap {
	caption: string;
	/** What it shows, for those who do not see it. */
	description: string;
	/** Query of the view, as after the `?` of the workbench. */
	query: string;
	/** Width ÷ height. */
	aspect: number;
	/** What the planner puts on it. */
	overlay: 'packages' | 'siting' | null;
	/** What it is fitted to, west, south, east, north; `null`: the whole city. */
	fit: Bbox | null;
}

export interface ReportColumn {
	title: string;
	kind: 'text' | 'number' | 'share' | 'date' | 'minutes';
	/** Digits after the point. */
	digits?: number;
	/** What it holds, where the title does not say all. */
	note?: string;
	/** Relative width; default 1. */
	width?: number;
	/**
	 * How the row of sums follows from the rows: added up, or the mean weighted by another column, by its index. Left
	 * out: it does not follow from them, as a median.
	 */
	sums?: 'sum' | { meanBy: number };
}

export interface ReportTable {
	id: string;
	title: string;
	columns: ReportColumn[];
	/** As long as the columns; shares 0…1, dates ISO, minutes as seconds; `null` is an empty cell. */
	rows: (string | number | null)[][];
	/** A last row of sums, set apart. */
	total?: (string | number | null)[];
	/** Query of the live view behind it. */
	live: string;
}

/** How a figure explains itself in print. */
export interface FigureNote {
	figure: Figure;
	/** Name with the part of the city it is of. */
	name: string;
	/** The two apart: 15 分钟生活圈覆盖率; 莲池区. */
	what: string;
	where: string;
	/** As written in the text. */
	value: string;
	formula: string;
	/** The formula with its numbers. */
	worked: string;
	source: string;
	/** Query of the live view it can be seen in. */
	live: string;
}
