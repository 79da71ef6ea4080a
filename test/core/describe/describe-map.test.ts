import { describe, expect, it } from 'vitest';
import { describeMap, type ShownOnMap } from '#lib/core/describe/describe-map.ts';
import { buildSmallPlan, CITY, planSmall, sourceOf } from '../figures/small-plan.ts';

const ALL: ShownOnMap = {
	scope: CITY,
	shows: { circles: true, centres: true, communities: true, axes: true, clusters: true, districts: true },
	overlay: null
};
const NONE = Object.fromEntries(Object.keys(ALL.shows).map((key) => [key, false])) as ShownOnMap['shows'];
const small = planSmall(buildSmallPlan(undefined, { isIllustrative: true }));

describe('a map in words', () => {
	it('tells what is shown, how many, what share, and where the gaps are', () => {
		expect(describeMap(small, { ...ALL, overlay: 'siting' }, 'zh')).toEqual([
			'本图含示意数据。',
			'小城地图，试点，数据截至 2024年5月6日。',
			'老旧小区 6 个：尚未完成改造 5 个（含改造中 1 个），已改造 1 个。社区服务中心 2 个。',
			'图上画出 15 分钟和 30 分钟步行生活圈。未改造小区住户 500 户，15 分钟内可步行到达服务中心的 300 户，占 60.0%；30 分钟内占 70.0%。',
			'15 分钟圈外有未改造小区 3 个、200 户；最多的组团是第3组团（150 户）、第2组团（50 户）；可达小区中最远的是d小区（40 分钟）、c小区（16 分钟）；无法步行到达任何中心的小区 1 个。',
			'主轴p路、q路沿线，未改造小区 3 个。',
			'行政区有西区、东区；组团 3 个。',
			'建议新建服务中心 2 处，15 分钟圈内增加 150 户，全市覆盖率到 90.0%。'
		]);
	});

	it('has every sentence in English', () => {
		for (const overlay of ['packages', 'siting'] as const) {
			const told = describeMap(small, { ...ALL, overlay }, 'en');
			expect(told).toHaveLength(8);
			expect(told[0]).toContain('illustrative');
			for (const passage of told) expect(passage).not.toMatch(/\p{Script=Han}|undefined|null/u);
		}
	});

	it('tells nothing of layers that are off, nor of work that was not done', () => {
		const plain = sourceOf(buildSmallPlan());
		expect(describeMap(plain, { ...ALL, shows: NONE, overlay: 'packages' }, 'en')).toEqual([
			'Map of Smallville, Pilot, data as of 6 May 2024.'
		]);
		const circles = describeMap(plain, { ...ALL, shows: { ...NONE, circles: true } }, 'en').join(' ');
		expect(circles).toContain('60.0%');
		expect(circles).not.toMatch(/Service centres|main axes|Districts|illustrative/);
	});

	it('speaks of the part that is looked at', () => {
		const told = describeMap(small, { ...ALL, scope: { kind: 'cluster', id: '1' } }, 'en').join(' ');
		expect(told).toContain('Map of Cluster 1');
		expect(told).toContain('All communities not renovated lie within 15 minutes.');
		expect(told).not.toMatch(/Districts|Clusters:/);
		const axis = describeMap(small, { ...ALL, scope: { kind: 'axis', id: 'p' } }, 'en').join(' ');
		expect(axis).toContain('along the main axes Road P: 2 communities');
		expect(axis).not.toContain('Service centres');
	});

	it('says of an empty part only what there is', () => {
		const told = describeMap(sourceOf(buildSmallPlan([])), ALL, 'en').join(' ');
		expect(told).toContain('0 communities');
		expect(told).not.toMatch(/%|Beyond|beyond/);
	});
});
