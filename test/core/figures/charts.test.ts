import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from '#lib/carto/palette.ts';
import { SANS } from '#lib/carto/fonts.ts';
import { buildChart } from '#lib/core/figures/build-chart.ts';
import { cutToEms, measureEms } from '#lib/core/figures/chart-canvas.ts';
import { drawChart } from '#lib/core/figures/draw-chart.ts';
import { CHART_KEYS, type Chart } from '#lib/core/figures/types.ts';
import type { Scope } from '#lib/core/model/types.ts';
import { buildSmallPlan, CITY, planSmall, SMALL_CITY, sourceOf } from './small-plan.ts';

const small = planSmall(buildSmallPlan(undefined, { isIllustrative: true }));
const chartOf = (key: Chart['key'], scope: Scope = CITY) => buildChart(key, small, scope)!;
const seriesOf = (chart: Chart) =>
	Object.fromEntries(chart.series.map(({ name, values }) => [name.en, values]));
const namesOf = (chart: Chart) => chart.categories.map(({ en }) => en);
const draw = (chart: Chart, options = {}) =>
	drawChart(chart, { lang: 'zh', palette: LIGHT, widthPx: 600, heightPx: 380, font: SANS, ...options });

/** Elements of a document with their attributes, and its texts. @throws Error where it is not well-formed */
function readXml(xml: string) {
	const elements: { name: string; attributes: Record<string, string> }[] = [];
	const texts: string[] = [];
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) =>
		elements.push({ name, attributes: attributes as Record<string, string> })
	);
	parser.on('text', (text) => texts.push(text));
	parser.write(xml).close();
	return { elements, texts };
}

describe('charts as numbers', () => {
	it('the curve has every minute as the workbench has it, with both circles pointed out', () => {
		const chart = chartOf('coverage-curve');
		const { values } = chart.series[0]!;
		expect(namesOf(chart)).toEqual(Array.from({ length: 61 }, (_, m) => String(m)));
		expect([0, 5, 10, 15, 20, 25, 30, 35, 40].map((m) => values[m])).toEqual([
			0, 0.2, 0.2, 0.6, 0.7, 0.7, 0.7, 0.7, 0.94
		]);
		expect(chart.marks!.map(({ category }) => category)).toEqual([15, 30]);
	});

	it('parts stand the worst first, and only where there are two', () => {
		const chart = chartOf('coverage-by-cluster');
		expect(namesOf(chart)).toEqual(['Cluster 3', 'Cluster 2', 'Cluster 1']);
		expect(seriesOf(chart)).toEqual({ '15 min': [0, 0, 1], '30 min': [0, 1, 1] });
		expect(namesOf(chartOf('coverage-by-district'))).toEqual(['East', 'West']);
		expect(buildChart('coverage-by-district', small, { kind: 'cluster', id: '1' })).toBeNull();
	});

	it('states are counted, renovated ones too', () => {
		expect(seriesOf(chartOf('states-by-district'))).toEqual({
			'Not renovated': [2, 2],
			'Under way': [1, 0],
			Renovated: [0, 1]
		});
		expect(seriesOf(chartOf('states-along-axes'))).toMatchObject({
			'Not renovated': [2, 2],
			Renovated: [0, 1]
		});
	});

	it('packages are sorted by how far they are from the target; the edge of it is on target', () => {
		// 300 and 150 households for a target of 330: 9 % and 55 % less.
		const chart = chartOf('package-sizes');
		expect(namesOf(chart)).toEqual(['99–165', '165–231', '231–297', '297–363']);
		expect(chart.series[0]!.values).toEqual([1, 0, 0, 1]);
	});

	it('the frontier is what each number of centres gains, from nothing on', () => {
		const chart = chartOf('siting-frontier');
		expect(chart).toMatchObject({ unit: 'households', asOf: '2024-05-06', isIllustrative: true });
		expect(chart.series[0]!.values).toEqual([0, 120, 150]);
	});

	it('has none of what is not there', () => {
		const empty = sourceOf(buildSmallPlan([]));
		for (const key of CHART_KEYS) expect(buildChart(key, empty, CITY), key).toBeNull();
		expect(buildChart('package-sizes', sourceOf(buildSmallPlan(SMALL_CITY)), CITY)).toBeNull();
	});
});

describe('charts drawn', () => {
	it.each(CHART_KEYS)('%s is a document that tells its title, date and mark', (key) => {
		for (const [lang, palette] of [
			['zh', LIGHT],
			['en', DARK]
		] as const) {
			const svg = draw(chartOf(key), { lang, palette });
			expect(svg).not.toMatch(/NaN|undefined|Infinity/);
			const { elements, texts } = readXml(svg);
			expect(elements[0]).toMatchObject({ name: 'svg', attributes: { role: 'img', viewBox: '0 0 600 380' } });
			expect(texts).toContain(chartOf(key).title[lang]);
			expect(texts.join('')).toContain(
				lang === 'zh' ? '数据截至 2024年5月6日 · 含示意数据' : 'holds illustrative data'
			);
			for (const { attributes } of elements.filter(({ name }) => name === 'rect'))
				expect(Number(attributes['x'] ?? 0) + Number(attributes['width'])).toBeLessThanOrEqual(600.5);
		}
	});

	it('bars are as long as their numbers', () => {
		const { elements } = readXml(draw(chartOf('states-by-district')));
		const bars = elements.filter(
			({ name, attributes }) => name === 'rect' && attributes['fill'] === LIGHT.cinnabar
		);
		// The first is the legend's; then two communities in either district.
		const [, west, east] = bars.map(({ attributes }) => Number(attributes['width']));
		expect(west).toBeGreaterThan(50);
		expect(east).toBe(west);
	});

	it('lines start at zero, however far from it their values are', () => {
		const chart = { ...chartOf('siting-frontier'), unit: 'seconds' as const };
		chart.series = [{ ...chart.series[0]!, values: [700, 690, 680] }];
		const { texts } = readXml(draw(chart, { hasTitle: false }));
		expect(texts).toContain('0 秒');
	});

	it('shares are as precise as in texts, names of minutes are round', () => {
		const { texts } = readXml(draw(chartOf('coverage-curve')));
		expect(texts).toContain('15 分钟 60.0%');
		expect(texts).toContain('30');
		expect(texts).not.toContain('7');
	});

	it('names of many bars are written as small as their rows, so that none lies over the next', () => {
		const chart = chartOf('coverage-by-cluster');
		const many = Array.from({ length: 30 }, (_, i) => i % 3);
		chart.categories = many.map((i) => chart.categories[i]!);
		chart.series = chart.series.map((one) => ({ ...one, values: many.map((i) => one.values[i]!) }));
		const { elements } = readXml(draw(chart, { heightPx: 200 }));
		const rows = elements.filter(
			({ name, attributes }) => name === 'text' && attributes['text-anchor'] === 'end'
		);
		const sizes = elements.flatMap(({ name, attributes }) =>
			name === 'g' && attributes['font-size'] ? [Number(attributes['font-size'])] : []
		);
		const ys = [...new Set(rows.map(({ attributes }) => Number(attributes['y'])))].toSorted((a, b) => a - b);
		expect(Math.min(...sizes)).toBeLessThanOrEqual(ys[1]! - ys[0]!);
	});

	it('series differ in more than colour', () => {
		const svg = draw(chartOf('states-by-district'));
		expect(svg).toContain('<pattern id="chart-states-by-district-gamboge"');
		expect(svg).toContain('url(#chart-states-by-district-malachite)');
	});

	it('is the same twice, at any size, and without a title where a caption names it', () => {
		const chart = chartOf('coverage-by-cluster');
		expect(draw(chart)).toBe(draw(structuredClone(chart)));
		for (const [widthPx, heightPx] of [
			[200, 150],
			[3840, 2160]
		] as const)
			expect(() => readXml(draw(chart, { widthPx, heightPx }))).not.toThrow();
		expect(draw(chart, { hasTitle: false })).not.toContain(`font-weight="600">${chart.title.zh}`);
		expect(() => draw(chart, { widthPx: 0 })).toThrow('0 × 380');
	});

	it('markup in a name stays text', () => {
		const chart = chartOf('coverage-by-district');
		chart.categories[0] = { zh: '<b>&"', en: '<b>&"' };
		expect(readXml(draw(chart)).texts).toContain('<b>&"');
	});

	it('long names take two lines where rows are high, whole', () => {
		const chart = chartOf('coverage-by-district');
		const name = { zh: '保定高新技术产业开发区', en: 'Baoding High-Tech Zone' };
		const long = { ...chart, categories: chart.categories.map((one, i) => (i === 0 ? name : one)) };
		const { texts, elements } = readXml(draw(long, { lang: 'en', widthPx: 380 }));
		expect(texts.join('|')).toContain('Baoding|High-Tech Zone');
		expect(texts.join('')).not.toContain('…');
		const [first, second] = elements
			.filter(({ name: tag, attributes }) => tag === 'text' && attributes['text-anchor'] === 'end')
			.map(({ attributes }) => Number(attributes.y));
		expect(second! - first!).toBeGreaterThan(10);
	});

	it('long names are cut to their room', () => {
		expect(cutToEms('保定高新技术产业开发区', 5)).toBe('保定高新…');
		expect(measureEms(cutToEms('Baoding High-Tech Zone', 6))).toBeLessThanOrEqual(6);
		expect(cutToEms('短', 5)).toBe('短');
	});
});
