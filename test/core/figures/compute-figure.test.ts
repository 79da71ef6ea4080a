import { describe, expect, it } from 'vitest';
import { computeFigure } from '#lib/core/figures/compute-figure.ts';
import { FIGURE_KEYS, type FigureKey } from '#lib/core/figures/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { Scope } from '#lib/core/model/types.ts';
import { buildSmallPlan, CITY, planSmall, sourceOf, type SmallCommunity } from './small-plan.ts';

const small = planSmall(buildSmallPlan());
const value = (key: FigureKey, scope: Scope = CITY, source = small) =>
	computeFigure(key, source, scope).value;
const ids = (key: FigureKey, scope: Scope = CITY) => computeFigure(key, small, scope).communityIds;

describe('figures of a city, by hand', () => {
	it.each<[FigureKey, number | null]>([
		['communities-all', 6],
		['communities-not-renovated', 5],
		['communities-under-way', 1],
		['communities-accepted', 1],
		['households', 500],
		['people', 1500],
		['floor-area', 40_000],
		['centres-open', 2],
		['clusters', 3],
		// a and b of a, b, c, d, e: a walk of exactly 15 minutes is within, one of a second more is not.
		['coverage-inner', 300 / 500],
		['coverage-outer', 350 / 500],
		['households-inner', 300],
		['households-outer', 350],
		['households-beyond-inner', 200],
		['communities-beyond-inner', 3],
		['people-beyond-inner', 600],
		['floor-area-beyond-inner', 16_000],
		['households-beyond-outer', 150],
		// 100 walk 300 m, 200 walk 900 m: with b more than half of 500 are reached.
		['median-walk', 900],
		['longest-walk', 2400],
		// Within 900 s at 0.8 m/s and 10 % more: up to 654 m; at 1.25 m/s and 10 % less: up to 1250 m.
		['firm-share', 100 / 500],
		['doubtful-share', 250 / 500],
		['never-share', 150 / 500],
		['along-axes', 3],
		['along-axes-coverage-inner', 300 / 420],
		['packages', 2],
		['packages-share', 450 / 500],
		['packages-on-target', 1],
		['siting-centres', 2],
		['siting-gain', 150],
		['siting-coverage', 450 / 500]
	])('%s is %d', (key, expected) => {
		expect(value(key)).toBe(expected);
	});

	it('names the communities behind them, worst or largest first', () => {
		expect(ids('households-beyond-inner')).toEqual(['e', 'd', 'c']);
		expect(ids('coverage-inner')).toEqual(['b', 'a']);
		expect(ids('households')).toEqual(['b', 'd', 'a', 'c', 'e']);
		expect(ids('communities-accepted')).toEqual(['f']);
		expect(ids('doubtful-share')).toEqual(['c', 'b']);
		expect(ids('packages-on-target')).toEqual(['b', 'a']);
		expect(ids('siting-gain')).toEqual(['d', 'e']);
	});

	it('counts by another measure where it is asked for shares', () => {
		const by = (measure: 'communities' | 'people') => computeFigure('coverage-inner', small, CITY, measure);
		expect(by('communities').value).toBe(2 / 5);
		expect(by('communities').inputs.map((input) => input.value)).toEqual([2, 5, 1]);
		expect(by('people').measure).toBe('people');
	});

	it('asks for a part of the city, and says of siting that it is the whole city’s', () => {
		const east: Scope = { kind: 'district', id: 'e' };
		expect(value('coverage-inner', east)).toBe(0);
		expect(value('communities-all', east)).toBe(3);
		expect(value('centres-open', east)).toBe(1);
		expect(value('clusters', east)).toBe(1);
		expect(value('packages', east)).toBe(1);
		expect(value('packages-share', east)).toBe(1);
		expect(value('along-axes', { kind: 'axis', id: 'p' })).toBe(2);
		expect(value('centres-open', { kind: 'axis', id: 'p' })).toBeNull();
		expect(value('households', { kind: 'centre', id: 'y' })).toBe(120);
		expect(computeFigure('siting-gain', small, east)).toMatchObject({ value: 150, scope: CITY });
	});

	it('is nothing of nothing', () => {
		const nowhere: Scope = { kind: 'cluster', id: 'none' };
		for (const key of [
			'coverage-inner',
			'firm-share',
			'median-walk',
			'longest-walk',
			'packages-share'
		] as const)
			expect(value(key, nowhere), key).toBeNull();
		const lost = sourceOf(buildSmallPlan([{ id: 'a', households: 10, walkM: null }]));
		expect(value('longest-walk', CITY, lost)).toBeNull();
		expect(value('median-walk', CITY, lost)).toBeNull();
		expect(value('coverage-outer', CITY, lost)).toBe(0);
	});

	it('has nothing to say of packages and sites that nobody asked for', () => {
		const plain = sourceOf(small.plan);
		for (const key of FIGURE_KEYS.filter((key) => /^(packages|siting)/.test(key))) {
			expect(computeFigure(key, plain, CITY)).toMatchObject({ value: null, inputs: [], communityIds: [] });
		}
	});

	it('the median is the walk that reaches half of the households, of equal halves the shorter', () => {
		const walks = (...communities: [households: number, walkM: number | null][]) =>
			sourceOf(
				buildSmallPlan(communities.map(([households, walkM], i) => ({ id: `k${i}`, households, walkM })))
			);
		expect(value('median-walk', CITY, walks([10, 100], [30, 500], [10, 900]))).toBe(500);
		expect(value('median-walk', CITY, walks([10, 900], [10, 100]))).toBe(100);
		expect(value('median-walk', CITY, walks([20, null], [10, 100]))).toBeNull();
	});

	it('follows minutes and speed', () => {
		expect(value('coverage-inner', CITY, sourceOf(buildSmallPlan(undefined, { minutes: [16, 40] })))).toBe(
			0.7
		);
		expect(value('coverage-inner', CITY, sourceOf(buildSmallPlan(undefined, { speedMps: 0.5 })))).toBe(0.2);
		expect(value('longest-walk', CITY, sourceOf(buildSmallPlan(undefined, { speedMps: 2 })))).toBe(1200);
	});

	it('counts centres on trial where they stand', () => {
		const tried = (status: 'moved' | 'added' | 'closed', id: string, lng: number) => ({
			id,
			name: id,
			nameEn: id,
			provenance: 'illustrative' as const,
			lngLat: [lng, 38.5] as [number, number],
			status
		});
		const source = sourceOf(
			buildSmallPlan(undefined, {
				moreCentres: [
					tried('added', 'new', 115.015),
					tried('closed', 'y', 115.025),
					tried('moved', 'x', 115.015)
				]
			})
		);
		expect(value('centres-open', { kind: 'cluster', id: '2' }, source)).toBe(2);
		expect(value('centres-open', { kind: 'cluster', id: '3' }, source)).toBe(1);
		expect(value('centres-open', CITY, source)).toBe(4);
	});

	it('marks what stands in for other data', () => {
		expect(computeFigure('households', small, CITY).isIllustrative).toBe(false);
		const source = sourceOf(buildSmallPlan(undefined, { isIllustrative: true }));
		expect(computeFigure('households', source, CITY)).toMatchObject({
			isIllustrative: true,
			asOf: '2024-05-06'
		});
	});
});

describe('figures of random cities', () => {
	const random = buildRandom(5);
	const pick = (count: number) => Math.floor(random() * count);
	const cities = Array.from({ length: 60 }, () =>
		Array.from({ length: 1 + pick(20) }, (_, i): SmallCommunity => {
			const cluster = 1 + pick(3);
			return {
				id: `k${i}`,
				households: pick(200),
				walkM: pick(8) === 0 ? null : pick(3000),
				cluster: String(cluster),
				district: cluster === 3 ? 'e' : 'w',
				state: (['not-renovated', 'under-way', 'accepted'] as const)[pick(3)]!
			};
		})
	);

	it('sum over the clusters, and over the districts, to the city', () => {
		const SUMS = FIGURE_KEYS.filter((key) => /^(communities|households|people|floor-area)/.test(key));
		const parts: Scope[][] = [
			['1', '2', '3'].map((id) => ({ kind: 'cluster', id })),
			['w', 'e'].map((id) => ({ kind: 'district', id }))
		];
		for (const city of cities) {
			const source = sourceOf(buildSmallPlan(city));
			for (const key of SUMS)
				for (const scopes of parts)
					expect(scopes.reduce((sum, scope) => sum + value(key, scope, source)!, 0)).toBe(
						value(key, CITY, source)
					);
		}
	});

	it('never cover less in more minutes, or at a higher speed, and are parted by doubt', () => {
		for (const city of cities) {
			const share = (minutes: [number, number], speedMps: number) => {
				const source = sourceOf(buildSmallPlan(city, { minutes, speedMps }));
				return [value('coverage-inner', CITY, source), value('coverage-outer', CITY, source)] as const;
			};
			const [inner, outer] = share([15, 30], 1);
			if (inner === null || outer === null) continue;
			expect(outer).toBeGreaterThanOrEqual(inner);
			expect(share([20, 30], 1)[0]).toBeGreaterThanOrEqual(inner);
			expect(share([15, 30], 1.25)[0]).toBeGreaterThanOrEqual(inner);
			const source = sourceOf(buildSmallPlan(city));
			const parts = (['firm-share', 'doubtful-share', 'never-share'] as const).map((key) =>
				value(key, CITY, source)!
			);
			expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(1, 12);
			expect(inner).toBeGreaterThanOrEqual(parts[0]!);
			expect(1 - inner).toBeGreaterThanOrEqual(parts[2]! - 1e-12);
		}
	});

	it('are given by their inputs', () => {
		for (const city of cities) {
			const source = sourceOf(buildSmallPlan(city));
			for (const key of FIGURE_KEYS) {
				const figure = computeFigure(key, source, CITY);
				const operands = figure.inputs.filter(({ operator }) => operator !== undefined);
				if (figure.value === null || operands.length === 0) continue;
				const worked = operands.reduce((sum, { value: operand, operator }) => {
					if (operator === '÷') return sum / operand!;
					return operator === '−' ? sum - operand! : sum + operand!;
				}, 0);
				expect(worked, key).toBeCloseTo(figure.value, 9);
			}
		}
	});
});
