import { describe, expect, it } from 'vitest';
import { defaultView, readViewQuery, writeViewQuery } from '#lib/carto/view-query.ts';
import { frameBriefing } from '#lib/core/briefings/frame-briefing.ts';
import { listBriefingProblems } from '#lib/core/briefings/list-briefing-problems.ts';
import { toSlideOfView } from '#lib/core/briefings/to-slide-of-view.ts';
import { SLIDES_MAX } from '#lib/core/briefings/types.ts';

const VIEW = {
	...defaultView(),
	camera: { lngLat: [115.47, 38.87] as [number, number], zoom: 14.5 },
	selection: { kind: 'cluster' as const, id: 'cluster-03' },
	minutes: [10, 20] as const,
	edits: [{ kind: 'close-centre' as const, centreId: 'centre-1' }]
};

describe('a slide of a view', () => {
	it('keeps what its map shows, and neither table, desk, language nor theme', () => {
		const query = writeViewQuery({
			...VIEW,
			table: { ...VIEW.table, open: true, text: 'x', reach: 'beyond', only: 'axes', sort: 'name' },
			desk: 'packages',
			compare: ['base', 'now'],
			lang: 'en',
			theme: 'dark'
		}).toString();
		const slide = toSlideOfView({ name: '三组团', query, lang: 'zh' });
		expect(readViewQuery(new URLSearchParams(slide.query))).toEqual(VIEW);
		expect(slide).toMatchObject({
			kind: 'map',
			topic: '三组团',
			title: '{coverage-inner} 的住户步行 10 分钟可达服务中心',
			overlay: 'packages',
			chart: 'coverage-curve'
		});
		const [inner, outer] = VIEW.minutes;
		expect(slide.sentence).toContain(`${inner} 分钟内可步行到达`);
		expect(slide.sentence).toContain(`${outer} 分钟内占 {coverage-outer}`);
	});

	it('has no overlay where another desk is open', () => {
		const query = writeViewQuery({ ...VIEW, desk: 'mergers' }).toString();
		expect(toSlideOfView({ name: 'x', query, lang: 'en' })).toMatchObject({ overlay: null });
	});
});

describe('a briefing of views', () => {
	const plan = {
		meta: {
			id: 'a',
			name: '小城',
			nameEn: '',
			title: '连片改造',
			titleEn: 'Renewal',
			bbox: [115, 38, 116, 39] as [number, number, number, number],
			asOf: '2022-03-01',
			attribution: ''
		},
		minutes: [15, 30] as const,
		speedMps: 1
	};
	const slides = Array.from({ length: 100 }, (_, i) =>
		toSlideOfView({ name: `视图 ${i}`, query: '', lang: 'zh' })
	);

	it('has them in their order between cover and closing, as many as fit', () => {
		const framed = frameBriefing({ zh: '例会', en: 'Review' }, slides, plan, 'zh');
		expect(listBriefingProblems(framed)).toEqual([]);
		expect(framed.title).toBe('小城连片改造 · 例会');
		expect(framed.slides).toHaveLength(SLIDES_MAX);
		expect(framed.slides.slice(1, -1)).toEqual(slides.slice(0, SLIDES_MAX - 2));
	});
});
