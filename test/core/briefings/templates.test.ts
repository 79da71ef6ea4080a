import { beforeAll, describe, expect, it } from 'vitest';
import { readViewQuery, writeViewQuery } from '#lib/carto/view-query.ts';
import { buildTemplate } from '#lib/core/briefings/build-template.ts';
import { listBriefingProblems } from '#lib/core/briefings/list-briefing-problems.ts';
import { listFigureTokens } from '#lib/core/briefings/list-figure-tokens.ts';
import { TEMPLATE_IDS, TEMPLATES } from '#lib/core/briefings/templates/index.ts';
import { listWeakestClusters } from '#lib/core/briefings/templates/list-weakest-clusters.ts';
import { SLIDES_MAX, type Slide } from '#lib/core/briefings/types.ts';
import { writeSlideQuery } from '#lib/core/briefings/write-slide-query.ts';
import { summarizeBy, summarizeCoverage } from '#lib/core/coverage/summarize-coverage.ts';
import { computeFigure } from '#lib/core/figures/compute-figure.ts';
import { fillSentence } from '#lib/core/figures/fill-sentence.ts';
import { isWeakestKey } from '#lib/core/figures/name-weakest.ts';
import type { FigureKey, PlanningFacts } from '#lib/core/figures/types.ts';
import { rowsInScope } from '#lib/core/model/rows-in-scope.ts';
import { SCOPE_KINDS, type MeasuredPlan, type Scope } from '#lib/core/model/types.ts';
import { loadSeedCity } from '#lib/server/loaded-city.ts';

let plan: MeasuredPlan;
beforeAll(async () => {
	const { model } = await loadSeedCity('baoding');
	plan = model.measure({ minutes: [15, 30], speedMps: 1, edits: [] });
});

const CITY_SLIDE = { query: '' } as Slide;
const viewOf = ({ query }: Slide) => readViewQuery(new URLSearchParams(query));
const scopeOf = (slide: Slide): Scope => {
	const { selection } = viewOf(slide);
	const kind = SCOPE_KINDS.find((known) => known === selection?.kind);
	return kind ? { kind, id: selection!.id } : { kind: 'city', id: '' };
};
const tokensOf = ({ title, sentence, notes }: Slide) => [title, sentence, notes].flatMap(listFigureTokens);
const keysOf = (slide: Slide) => [
	...(slide.figure ? [slide.figure] : []),
	...(tokensOf(slide).filter((key) => !isWeakestKey(key)) as FigureKey[])
];

describe('the query of a slide', () => {
	it('is read back by the view as it was meant', () => {
		const layers = ['centres', 'circle-inner', 'along-axes'];
		const scope: Scope = { kind: 'cluster', id: 'cluster-07' };
		const query = writeSlideQuery(layers, scope, { minutes: [10, 20], speedMps: 0.8 });
		expect(readViewQuery(new URLSearchParams(query))).toMatchObject({
			camera: null,
			layers: new Set(['circle-inner', 'centres', 'along-axes']),
			selection: scope,
			minutes: [10, 20],
			speedMps: 0.8,
			edits: []
		});
	});

	it('leaves out what is at its default', () => {
		const query = writeSlideQuery(['axes'], { kind: 'city', id: '' }, { minutes: [15, 30], speedMps: 1 });
		expect(query).toBe('layers=axes');
	});
});

describe.each(TEMPLATE_IDS)('template %s', (id) => {
	it.each(['zh', 'en'] as const)('is a briefing from cover to closing, in %s', (lang) => {
		const document = buildTemplate(id, plan, lang);
		expect(listBriefingProblems(document)).toEqual([]);
		const kinds = document.slides.map(({ kind }) => kind);
		expect(kinds).toEqual(['cover', ...kinds.slice(2).map(() => 'map'), 'closing']);
		expect(kinds.length).toBeGreaterThan(3);
		expect(document.title).toContain(TEMPLATES[id].name[lang]);
	});

	it('shows layers that there are, and parts of the city that there are', () => {
		for (const slide of buildTemplate(id, plan, 'zh').slides) {
			const asked = new URLSearchParams(slide.query).get('layers')!.split(',');
			expect(viewOf(slide).layers).toEqual(new Set(asked));
			// What is written as this project writes it, it also reads: nothing of the query is lost.
			expect(new Set(new URLSearchParams(slide.query).keys())).toEqual(
				new Set([...writeViewQuery(viewOf(slide)).keys(), 'layers'])
			);
			expect(rowsInScope(plan, scopeOf(slide)).length).toBeGreaterThan(0);
		}
	});

	it('has a value for every figure it asks for, the planner’s own with the planner’s overlay only', () => {
		const source = { plan, planning: { packages: null, siting: null } };
		for (const slide of buildTemplate(id, plan, 'en').slides)
			for (const key of keysOf(slide)) {
				const needs = /^(packages|siting)/.exec(key)?.[0] ?? null;
				if (needs) expect(slide.overlay, `${slide.title}: ${key}`).toBe(needs);
				else expect(computeFigure(key, source, scopeOf(slide)).value, key).not.toBeNull();
			}
	});

	it('says the same in both languages', () => {
		const [zh, en] = (['zh', 'en'] as const).map((lang) => buildTemplate(id, plan, lang).slides);
		const shown = (slides: Slide[]) =>
			slides.map((slide) => ({
				query: slide.query,
				figure: slide.figure,
				chart: slide.chart,
				figures: listFigureTokens(slide.sentence).toSorted(),
				concluded: listFigureTokens(slide.title).toSorted()
			}));
		expect(shown(en!)).toEqual(shown(zh!));
		expect(
			JSON.stringify(en!.map(({ topic, title, sentence, notes }) => [topic, title, sentence, notes]))
		).not.toMatch(/\p{Script=Han}/u);
	});
});

describe('conclusions', () => {
	const source = () => ({ plan, planning: { packages: null, siting: null } });

	it('stand in every title, with a figure of now', () => {
		for (const id of TEMPLATE_IDS)
			for (const slide of buildTemplate(id, plan, 'zh').slides.filter(({ kind }) => kind === 'map'))
				expect(listFigureTokens(slide.title).length, slide.title).toBeGreaterThan(0);
	});

	it('name the part that is covered least', () => {
		const titleOf = (id: 'city-overview' | 'clusters', at: number) =>
			fillSentence(buildTemplate(id, plan, 'zh').slides[at]!.title, source(), scopeOf(CITY_SLIDE), 'zh').text;
		const summaries = summarizeBy(plan.counted, ({ clusterId }) => clusterId, [15]);
		const shares = plan.features.clusters.features.map(({ properties: { id, name } }) => ({
			name,
			share: summaries.get(id)!.covered[15]!.households / summaries.get(id)!.households
		}));
		const least = shares.toSorted((a, b) => a.share - b.share)[0]!;
		expect(titleOf('clusters', 1)).toBe(
			`15 分钟覆盖率最低的是${least.name}（${(100 * least.share).toFixed(1)}%）`
		);
		expect(titleOf('city-overview', 4)).toContain('高新区');
	});

	it('of siting answer how many to build, and what one more would add', () => {
		const planning = {
			packages: null,
			siting: {
				question: { minutes: 15 },
				sited: {
					model: 'mclp',
					sites: [{ isNew: true, communityIds: [] }],
					covered: [600, 700],
					households: 1000,
					frontier: [
						{ p: 1, objective: 700 },
						{ p: 2, objective: 760 },
						{ p: 3, objective: 800 }
					]
				}
			}
		} as unknown as PlanningFacts;
		const told = (lang: 'zh' | 'en') =>
			buildTemplate('siting', plan, lang)
				.slides.filter(({ overlay }) => overlay === 'siting')
				.map(({ title }) => fillSentence(title, { plan, planning }, scopeOf(CITY_SLIDE), lang).text);
		expect(told('zh')).toEqual(['再建 1 处，覆盖率升到 70.0%', '1 处以后，每多建一处新增不超过 60 户']);
		expect(told('en')[1]).toBe('Beyond 1 new centre, each adds 60 households at most');
	});
});

describe('templates', () => {
	it('take minutes and speed of the plan', () => {
		const { slides } = buildTemplate('life-circles', { ...plan, minutes: [10, 20], speedMps: 1.25 }, 'zh');
		expect(slides[1]!.topic).toBe('10 分钟生活圈');
		expect(slides[1]!.title).toContain('步行 10 分钟');
		expect(viewOf(slides[1]!)).toMatchObject({ minutes: [10, 20], speedMps: 1.25 });
	});

	it('have a slide for each district and each cluster, in the order of numbers', () => {
		const parts = (id: 'districts' | 'clusters', kind: string) =>
			buildTemplate(id, plan, 'zh').slides.flatMap((slide) =>
				scopeOf(slide).kind === kind ? [scopeOf(slide).id] : []
			);
		expect(parts('districts', 'district')).toHaveLength(plan.features.districts.features.length);
		expect(parts('clusters', 'cluster')).toEqual(
			Array.from({ length: 12 }, (_, i) => `cluster-${String(i + 1).padStart(2, '0')}`)
		);
	});

	it('stay within the slides a briefing may have, and keep their closing', () => {
		const [feature] = plan.features.clusters.features;
		const features = Array.from({ length: 100 }, (_, i) => ({
			...feature!,
			properties: { ...feature!.properties, number: i, name: '长'.repeat(200) }
		}));
		const large = {
			...plan,
			features: { ...plan.features, clusters: { ...plan.features.clusters, features } }
		};
		const document = buildTemplate('clusters', large, 'zh');
		expect(listBriefingProblems(document)).toEqual([]);
		expect(document.slides).toHaveLength(SLIDES_MAX);
		expect(document.slides.at(-1)!.kind).toBe('closing');
	});

	it('are made of a city without a plan, too', () => {
		const none = { type: 'FeatureCollection' as const, features: [] };
		const features = { ...plan.features, districts: none, clusters: none, axes: none, communities: none };
		const empty: MeasuredPlan = { ...plan, features, rows: [], counted: [], centres: [] };
		for (const id of TEMPLATE_IDS) expect(listBriefingProblems(buildTemplate(id, empty, 'zh'))).toEqual([]);
	});
});

describe('the weakest clusters', () => {
	it('are covered less than every other', () => {
		const shareOf = (id: string) => {
			const { households, covered } = summarizeCoverage(rowsInScope(plan, { kind: 'cluster', id }), [15]);
			return covered[15]!.households / households;
		};
		const weakest = listWeakestClusters(plan, 3).map(({ id }) => id);
		const others = plan.features.clusters.features
			.map(({ properties }) => properties.id)
			.filter((id) => !weakest.includes(id));
		expect(weakest).toHaveLength(3);
		const largest = Math.max(...weakest.map(shareOf));
		for (const id of others) expect(shareOf(id)).toBeGreaterThanOrEqual(largest);
		expect(weakest.map(shareOf)).toEqual(weakest.map(shareOf).toSorted((a, b) => a - b));
	});
});
