import { describe, expect, it } from 'vitest';
import { dropEmptyRows } from '#lib/carto/drop-empty-rows.ts';
import { listLegend } from '#lib/carto/legend/list-legend.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { facilityLayers } from '#lib/carto/style/facility-layers.ts';
import { wayLayers } from '#lib/carto/style/way-layers.ts';
import { LAYER_KEYS } from '#lib/carto/view-query.ts';
import { buildSmallCity } from '../helpers/small-city.ts';

const WAYS = ['walls', 'links', 'passages'] as const;
const HELD = ['facilities', 'buildings'] as const;
const { features } = buildSmallCity();
const empty = { type: 'FeatureCollection', features: [] } as const;
const without = (...layers: readonly (typeof WAYS | typeof HELD)[number][]) => ({
	...features,
	...Object.fromEntries(layers.map((layer) => [layer, empty]))
});

describe('rows of what a plan need not have', () => {
	it('are there where the plan has one of them, and nowhere else', () => {
		expect(dropEmptyRows(LAYER_KEYS, features)).toEqual(LAYER_KEYS);
		expect(dropEmptyRows(WAYS, without('links'))).toEqual(['walls', 'passages']);
		const usual = LAYER_KEYS.filter((key) => ![...WAYS, ...HELD].some((one) => one === key));
		expect(dropEmptyRows(LAYER_KEYS, without(...WAYS, ...HELD))).toEqual(usual);
		expect(dropEmptyRows(LAYER_KEYS, {})).toEqual(usual);
	});

	it('are named in the legend', () => {
		const shown = new Set(dropEmptyRows(WAYS, features));
		const texts = (lang: 'zh' | 'en') =>
			listLegend({ shown, minutes: [15, 30], lang }).map(({ text }) => text);
		expect(texts('zh')).toEqual(['围墙', '连通道', '开墙处']);
		expect(texts('en')).toEqual(['Walls', 'Links', 'Wall openings']);
	});

	it('say in the legend what their signs mean', () => {
		const texts = (lang: 'zh' | 'en') =>
			listLegend({ shown: new Set(HELD), minutes: [15, 30], lang }).map(({ text }) => text);
		expect(texts('zh')).toEqual(['设施（空心未启用）', '楼栋（虚线高度待核）']);
		expect(texts('en')).toEqual(['Facilities (hollow: not in use)', 'Buildings (dashed: height unverified)']);
	});

	it('switch what they name, and nothing else', () => {
		for (const on of WAYS) {
			const drawn = wayLayers({ palette: LIGHT, shown: new Set([on]) }).filter(({ shown }) => shown);
			expect(drawn.map(({ id }) => `${id}s`)).toEqual([on]);
		}
		for (const [on, start] of [
			['facilities', 'facility'],
			['buildings', 'building']
		] as const) {
			const all = facilityLayers({ palette: LIGHT, lang: 'zh', shown: new Set([on]), stepsBack: false });
			for (const { id, shown } of all) expect(shown, id).toBe(id.startsWith(start));
		}
	});
});
