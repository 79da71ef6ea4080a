import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildBasemapStyle } from '#lib/carto/basemap-style.ts';
import { BASE_LAYER_IDS, baseLayerAbove, PLAN_LAYER_IDS } from '#lib/carto/layer-order.ts';
import { DARK, LIGHT } from '#lib/carto/palette.ts';
import { BASEMAP_SCHEMA } from '#lib/server/tiles/schema.ts';

describe('order of layers', () => {
	it('puts life circles under the streets and communities over them', () => {
		expect(baseLayerAbove('circle-inner')).toBe('railway');
		expect(baseLayerAbove('not-renovated')).toBe('street-label');
		expect(baseLayerAbove('centre')).toBeUndefined();
	});

	it('refuses a layer that nobody gave a place', () => {
		expect(() => baseLayerAbove('balloons')).toThrow(/balloons/);
	});

	it('has every layer once', () => {
		const ids = [...BASE_LAYER_IDS, ...PLAN_LAYER_IDS];
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe.each([
	['light', LIGHT],
	['dark', DARK]
])('basemap in %s', (_, palette) => {
	const style = buildBasemapStyle({
		palette,
		tilesUrl: 'http://localhost/x.pmtiles',
		attribution: '',
		showLanes: true,
		unlabelled: ['东风路'],
		lang: 'en'
	});

	it('is a valid style that loads nothing but its tiles', () => {
		expect(validateStyleMin(style)).toEqual([]);
		expect(style.glyphs).toBeUndefined();
		expect(style.sprite).toBeUndefined();
	});

	it('draws layers that the tiles have', () => {
		for (const layer of style.layers)
			if ('source-layer' in layer) expect(Object.keys(BASEMAP_SCHEMA)).toContain(layer['source-layer']);
	});
});

/** Contrast ratio of two colours, WCAG 2.2. */
function contrast(a: string, b: string): number {
	const luminance = (hex: string) => {
		const [r, g, blue] = [1, 3, 5].map((i) => {
			const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
			return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
	};
	const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
	return (light! + 0.05) / (dark! + 0.05);
}

describe('palette', () => {
	it.each([
		['light', LIGHT],
		['dark', DARK]
	])('%s keeps text and signs legible', (_, p) => {
		for (const text of [p.ink, p.inkSoft, p.azurite, p.cinnabar]) {
			expect(contrast(text, p.paper)).toBeGreaterThanOrEqual(4.5);
		}
		// Signs on the map need 3 : 1 against the ground they lie on.
		for (const sign of [p.cinnabar, p.malachite, p.azurite, p.ochre])
			expect(contrast(sign, p.block)).toBeGreaterThanOrEqual(3);
	});
});
