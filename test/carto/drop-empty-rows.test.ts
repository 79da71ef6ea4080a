import { describe, expect, it } from 'vitest';
import { dropEmptyRows } from '#lib/carto/drop-empty-rows.ts';
import { listLegend } from '#lib/carto/legend/list-legend.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { wayLayers } from '#lib/carto/style/way-layers.ts';
import { LAYER_KEYS } from '#lib/carto/view-query.ts';
import { buildSmallCity } from '../helpers/small-city.ts';

const WAYS = ['walls', 'links', 'passages'] as const;
const { features } = buildSmallCity();
const empty = { type: 'FeatureCollection', features: [] } as const;
const without = (...layers: (typeof WAYS)[number][]) => ({
	...features,
	...Object.fromEntries(layers.map((layer) => [layer, empty]))
});

describe('rows of walls, links and openings', () => {
	it('are there where the plan has one of them, and nowhere else', () => {
		expect(dropEmptyRows(LAYER_KEYS, features)).toEqual(LAYER_KEYS);
		expect(dropEmptyRows(WAYS, without('links'))).toEqual(['walls', 'passages']);
		const usual = LAYER_KEYS.filter((key) => !(WAYS as readonly string[]).includes(key));
		expect(dropEmptyRows(LAYER_KEYS, without(...WAYS))).toEqual(usual);
		expect(dropEmptyRows(LAYER_KEYS, {})).toEqual(usual);
	});

	it('are named in the legend', () => {
		const shown = new Set(dropEmptyRows(WAYS, features));
		const texts = (lang: 'zh' | 'en') =>
			listLegend({ shown, minutes: [15, 30], lang }).map(({ text }) => text);
		expect(texts('zh')).toEqual(['围墙', '连通道', '开墙处']);
		expect(texts('en')).toEqual(['Walls', 'Links', 'Wall openings']);
	});

	it('switch what they name, and nothing else', () => {
		for (const on of WAYS) {
			const drawn = wayLayers({ palette: LIGHT, shown: new Set([on]) }).filter(({ shown }) => shown);
			expect(drawn.map(({ id }) => `${id}s`)).toEqual([on]);
		}
	});
});
