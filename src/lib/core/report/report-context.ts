import { describeMap } from '../describe/describe-map.ts';
import { buildChart } from '../figures/build-chart.ts';
import { computeFigure } from '../figures/compute-figure.ts';
import { explainFigure } from '../figures/explain-figure.ts';
import { Format, formatFigure } from '../figures/format-figure.ts';
import { putFigureInWords } from '../figures/figure-words.ts';
import { nameScope } from '../figures/name-scope.ts';
import type { Both, ChartKey, FigureKey, FigureSource } from '../figures/types.ts';
import { isInScope, rowsInScope } from '../model/rows-in-scope.ts';
import type { PlanRow, Scope } from '../model/types.ts';
import type { Package } from '../packages/types.ts';
import { boxScope } from './box-scope.ts';
import { writeLiveQuery, type LiveView } from './live-query.ts';
import { namePackage } from './name-package.ts';
import type { FigureNote, ReportBlock, ReportMap, ReportRun } from './types.ts';

export const CITY: Scope = { kind: 'city', id: '' };

interface MapWish extends LiveView {
	caption: string;
	/** Default: what the report is of. */
	scope?: Scope;
	overlay?: ReportMap['overlay'];
	aspect?: number;
}

interface ContextOptions {
	lang: 'zh' | 'en';
	asOf: string;
	/** What the report is of. */
	scope: Scope;
	/** The plan without edits, if the source's plan is a what-if. */
	before: FigureSource | null;
}

/** What sections are written with: figures that note themselves, names, maps and charts, all of one part of the city. */
export class ReportContext {
	readonly source: FigureSource;
	readonly lang: 'zh' | 'en';
	readonly asOf: string;
	readonly scope: Scope;
	readonly before: FigureSource | null;
	readonly format: Format;
	/** Every figure of the text so far. */
	readonly notes: FigureNote[] = [];
	/** Communities of the scope: all, and those that coverage counts. */
	readonly rows: readonly PlanRow[];
	readonly counted: readonly PlanRow[];
	readonly #noteOf = new Map<string, number>();
	readonly #names = new Map<string, string>();

	constructor(source: FigureSource, { lang, asOf, scope, before }: ContextOptions) {
		this.source = source;
		this.lang = lang;
		this.asOf = asOf;
		this.scope = scope;
		this.before = before;
		this.format = new Format(lang);
		this.rows = source.plan.rows.filter((row) => isInScope(row, scope));
		this.counted = rowsInScope(source.plan, scope);
		const { districts, clusters, axes, centres, communities } = source.plan.features;
		for (const layer of [districts, clusters, axes, centres, communities])
			for (const { properties } of layer.features) this.#names.set(properties.id, this.name(properties));
		for (const centre of source.plan.centres) this.#names.set(centre.id, this.name(centre));
	}

	get plan() {
		return this.source.plan;
	}

	get isCity(): boolean {
		return this.scope.kind === 'city';
	}

	/** What the report is of, by name. */
	get where(): string {
		return nameScope(this.plan, this.scope, this.lang);
	}

	/** The text of this report's language. */
	pick<Value>({ zh, en }: { zh: Value; en: Value }): Value {
		return this.lang === 'zh' ? zh : en;
	}

	name({ name, nameEn }: { name: string; nameEn: string }): string {
		return this.lang === 'en' && nameEn !== '' ? nameEn : name;
	}

	/** Name of a feature of the plan; its id if the plan has none of that id, '' of `null`. */
	nameOf(id: string | null): string {
		return id === null ? '' : (this.#names.get(id) ?? id);
	}

	namePackage(one: Pick<Package, 'name' | 'communityIds'>): string {
		return namePackage(one, this.plan, this.lang);
	}

	/** Packages with a counted community of the scope, numbered as the ledger of the whole city numbers them. */
	listPackages(): { number: number; one: Package }[] {
		const here = new Set(this.counted.map(({ id }) => id));
		const packages = this.source.planning.packages?.proposal.plan.packages ?? [];
		return packages
			.map((one, i) => ({ number: i + 1, one }))
			.filter(({ one }) => this.isCity || one.communityIds.some((id) => here.has(id)));
	}

	/** Names of the parts, centres and axes of the plan, each once. */
	listPlaceNames(): string[] {
		const { districts, clusters, axes, centres } = this.plan.features;
		const layers = [districts, clusters, axes, centres].flatMap(({ features }) =>
			features.map(({ properties }) => this.name(properties))
		);
		return [...new Set([this.name(this.plan.meta), this.where, ...layers])].filter((name) => name !== '');
	}

	/** A list in one text: 甲、乙. */
	join(names: readonly string[]): string {
		return names.join(this.pick({ zh: '、', en: ', ' }));
	}

	live({ select = this.scope, ...view }: LiveView = {}): string {
		return writeLiveQuery({ ...view, select }, { ...this.plan, lang: this.lang });
	}

	/** A figure as written in a text; it gets one note, however often it occurs. */
	tell(key: FigureKey, scope: Scope = this.scope, view: LiveView = {}): ReportRun {
		return { text: this.notes[this.note(key, scope, view)]!.value, note: this.note(key, scope, view) };
	}

	/** The figure without the what-if edits, in brackets; '' in a report without edits. */
	was(key: FigureKey, scope: Scope = this.scope): string {
		const value = this.valueBefore(key, scope);
		return value === null ? '' : this.pick({ zh: `（现行方案${value}）`, en: ` (today ${value})` });
	}

	/** The figure without the what-if edits, as written in a text; `null` in a report without edits. */
	valueBefore(key: FigureKey, scope: Scope = this.scope): string | null {
		return (
			this.before && writeOut(formatFigure(computeFigure(key, this.before, scope), this.lang), this.lang)
		);
	}

	/** @returns index of the figure's note, made if it has none yet */
	note(key: FigureKey, scope: Scope = this.scope, view: LiveView = {}): number {
		const id = `${key} ${scope.kind} ${scope.id}`;
		const known = this.#noteOf.get(id);
		if (known !== undefined) return known;
		const figure = computeFigure(key, this.source, scope);
		const { name, formula, worked, source } = explainFigure(figure, this.source, this.lang);
		this.notes.push({
			figure,
			name,
			what: putFigureInWords(key, this.plan, this.lang, figure.measure).name,
			where: nameScope(this.plan, figure.scope, this.lang),
			value: writeOut(formatFigure(figure, this.lang), this.lang),
			formula,
			worked,
			source,
			live: this.live({ select: scope, ...view })
		});
		this.#noteOf.set(id, this.notes.length - 1);
		return this.notes.length - 1;
	}

	map({ caption, scope = this.scope, overlay = null, aspect = 2.05, ...view }: MapWish): ReportBlock {
		const query = this.live({ select: scope, ...view });
		const shows = new Set(view.layers ?? DEFAULT_LAYERS);
		const description = describeMap(
			this.source,
			{
				scope,
				shows: {
					circles: shows.has('circle-inner'),
					centres: shows.has('centres'),
					communities: shows.has('not-renovated'),
					axes: shows.has('axes'),
					clusters: shows.has('clusters'),
					districts: shows.has('districts')
				},
				overlay
			},
			this.lang
		).join(this.pick({ zh: '', en: ' ' }));
		const fit = boxScope(this.plan, scope);
		return { kind: 'map', map: { caption, description, query, aspect, overlay, fit } };
	}

	/** A chart, or nothing where there is nothing to draw. */
	chart(key: ChartKey, view: LiveView = {}, scope: Scope = this.scope): ReportBlock[] {
		const chart = buildChart(key, this.source, scope);
		if (!chart || chart.categories.length === 0) return [];
		return [
			{
				kind: 'chart',
				chart,
				caption: this.pick<Both[keyof Both]>(chart.title),
				live: this.live({ select: scope, ...view })
			}
		];
	}
}

/** Default layers of the workbench that descriptions mention. */
const DEFAULT_LAYERS = ['circle-inner', 'centres', 'not-renovated', 'axes', 'clusters'];

/**
 * A figure as written in a sentence: Chinese has no blank between a number and its unit, and square metres are
 * written out, for the number of a note would read as their power.
 */
export function writeOut(value: string, lang: 'zh' | 'en'): string {
	return lang === 'zh'
		? value
				.replace(/ ?m²/, '平方米')
				.replaceAll(/(?<=\d) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d)/g, '')
		: value.replace('m²', 'square metres');
}
