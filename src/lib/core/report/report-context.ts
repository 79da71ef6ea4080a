import { buildChart } from '../figures/build-chart.ts';
import { computeFigure } from '../figures/compute-figure.ts';
import { explainFigure } from '../figures/explain-figure.ts';
import { Format, formatFigure } from '../figures/format-figure.ts';
import type { Both, ChartKey, FigureKey, FigureSource } from '../figures/types.ts';
import { describeMap } from '../describe/describe-map.ts';
import type { Scope } from '../model/types.ts';
import { writeLiveQuery, type LiveView } from './live-query.ts';
import type { FigureNote, ReportBlock, ReportMap, ReportRun } from './types.ts';

export const CITY: Scope = { kind: 'city', id: '' };

interface MapWish extends LiveView {
	caption: string;
	scope?: Scope;
	overlay?: ReportMap['overlay'];
	aspect?: number;
}

/** What sections are written with: figures that note themselves, names, maps and charts. */
export class ReportContext {
	readonly source: FigureSource;
	readonly lang: 'zh' | 'en';
	readonly asOf: string;
	readonly format: Format;
	/** Every figure told so far. */
	readonly notes: FigureNote[] = [];
	readonly #noteOf = new Map<string, number>();
	readonly #names = new Map<string, string>();

	constructor(source: FigureSource, { lang, asOf }: { lang: 'zh' | 'en'; asOf: string }) {
		this.source = source;
		this.lang = lang;
		this.asOf = asOf;
		this.format = new Format(lang);
		const { districts, clusters, axes, centres, communities } = source.plan.features;
		for (const layer of [districts, clusters, axes, centres, communities])
			for (const { properties } of layer.features) this.#names.set(properties.id, this.name(properties));
		for (const centre of source.plan.centres) this.#names.set(centre.id, this.name(centre));
	}

	get plan() {
		return this.source.plan;
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

	/** A package is called after the first of its communities. */
	namePackage(communityIds: readonly string[]): string {
		const first = this.nameOf(communityIds[0] ?? null);
		return this.pick({ zh: `${first.replace(/小区$/, '')}片`, en: `${first} area` });
	}

	/** A list in one text: 甲、乙. */
	join(names: readonly string[]): string {
		return names.join(this.pick({ zh: '、', en: ', ' }));
	}

	live(view: LiveView = {}): string {
		return writeLiveQuery(view, { ...this.plan, lang: this.lang });
	}

	/** A figure as it stands in a text; it is noted once, however often it is told. */
	tell(key: FigureKey, scope: Scope = CITY, view: LiveView = {}): ReportRun {
		return { text: this.notes[this.note(key, scope, view)]!.value, note: this.note(key, scope, view) };
	}

	/** @returns index of the figure's note, made if it was not told yet */
	note(key: FigureKey, scope: Scope = CITY, view: LiveView = {}): number {
		const id = `${key} ${scope.kind} ${scope.id}`;
		const known = this.#noteOf.get(id);
		if (known !== undefined) return known;
		const figure = computeFigure(key, this.source, scope);
		const { name, formula, worked, source } = explainFigure(figure, this.source, this.lang);
		this.notes.push({
			figure,
			name,
			value: writeOut(formatFigure(figure, this.lang), this.lang),
			formula,
			worked,
			source,
			live: this.live({ select: scope, ...view })
		});
		this.#noteOf.set(id, this.notes.length - 1);
		return this.notes.length - 1;
	}

	map({ caption, scope = CITY, overlay = null, aspect = 1.7, ...view }: MapWish): ReportBlock {
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
		return { kind: 'map', map: { caption, description, query, aspect, overlay } };
	}

	/** A chart, or nothing where there is nothing to draw. */
	chart(key: ChartKey, view: LiveView = {}, scope: Scope = CITY): ReportBlock[] {
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

/** What the workbench shows first, as far as descriptions tell it. */
const DEFAULT_LAYERS = ['circle-inner', 'centres', 'not-renovated', 'axes', 'clusters'];

/**
 * A figure as it stands in a sentence: Chinese has no blank between a number and its unit, and square metres are
 * written out, for the number of a note would read as their power.
 */
function writeOut(value: string, lang: 'zh' | 'en'): string {
	return lang === 'zh'
		? value
				.replace(/ ?m²/, '平方米')
				.replaceAll(/(?<=\d) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d)/g, '')
		: value.replace('m²', 'square metres');
}
