import { describe, expect, it } from 'vitest';
import { drawSwatch } from '#lib/carto/legend/draw-swatch.ts';
import { listLegend, OVERLAY_KEYS, RANK_KEYS } from '#lib/carto/legend/list-legend.ts';
import { PAGE_PALETTE } from '#lib/carto/legend/page-palette.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { drawLegend } from '#lib/carto/svg/draw-legend.ts';
import { LAYER_KEYS, type LayerKey } from '#lib/carto/view-query.ts';

describe('legend', () => {
	it('lists what is on in the order of the panel, with the minutes of the circles', () => {
		const shown = new Set<LayerKey>(['accepted', 'circle-outer', 'circle-inner']);
		const rows = listLegend({ shown, minutes: [10, 20], lang: 'zh', overlays: ['packages'] });
		expect(rows.map(({ text }) => text)).toEqual(['10 分钟生活圈', '20 分钟生活圈', '已改造', '连片项目']);
		expect(listLegend({ shown: new Set(), minutes: [10, 20], lang: 'en' })).toEqual([]);
	});

	it('distinguishes the reds where the map ranks them', () => {
		const textsOf = (...keys: LayerKey[]) =>
			listLegend({ shown: new Set(keys), minutes: [10, 20], lang: 'zh' }).map(({ text }) => text);
		expect(textsOf('not-renovated')).toEqual(['未改造']);
		expect(textsOf('not-renovated', 'circle-inner').slice(1)).toEqual([
			'未改造，10 分钟内',
			'未改造，10～20 分钟',
			'未改造，20 分钟外'
		]);
		const shown = new Set<LayerKey>(['not-renovated', 'circle-inner']);
		const onPackages = listLegend({ shown, minutes: [10, 20], lang: 'zh', overlays: ['packages'] });
		expect(onPackages.map(({ text }) => text)).toContain('未改造');
	});

	it('is as large as it says', () => {
		const rows = listLegend({ shown: new Set(LAYER_KEYS), minutes: [15, 30], lang: 'en' });
		const { svg, widthPx, heightPx } = drawLegend(rows, { palette: LIGHT, lang: 'en', widthPx: 400 });
		expect(widthPx).toBe(400);
		const ys = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y));
		expect(ys).toHaveLength(rows.length + 1);
		expect(Math.max(...ys)).toBeLessThan(heightPx);
		for (const { text } of rows) expect(svg).toContain(`>${text}</text>`);
	});

	it('has a sign for everything, the same on paper and on the page', () => {
		const drawn = new Set<string>();
		for (const key of [...LAYER_KEYS, ...OVERLAY_KEYS, ...RANK_KEYS]) {
			const onPaper = drawSwatch(key, LIGHT);
			drawn.add(onPaper);
			const withoutColours = (svg: string) => svg.replaceAll(/#[0-9A-F]{6}|var\(--[a-z0-9-]+\)/g, '·');
			expect(withoutColours(drawSwatch(key, PAGE_PALETTE))).toBe(withoutColours(onPaper));
			expect(onPaper).not.toContain('var(');
		}
		expect(drawn.size).toBe(LAYER_KEYS.length + OVERLAY_KEYS.length + RANK_KEYS.length);
	});
});
