import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { basemapLayers } from '#lib/carto/basemap-style.ts';
import { BASE_LAYER_IDS, layersAbove, PLAN_LAYER_IDS } from '#lib/carto/layer-order.ts';
import { DARK, LIGHT } from '#lib/carto/palette.ts';
import { contrast } from '../helpers/colour-sight.ts';
import { BASEMAP_SCHEMA } from '#lib/server/tiles/schema.ts';

describe('order of layers', () => {
	it('puts life circles under the streets and communities over them', () => {
		expect(layersAbove('circle-inner')).toEqual(expect.arrayContaining(['street-edge', 'not-renovated']));
		expect(layersAbove('not-renovated')).not.toContain('street');
		expect(layersAbove('centre-label')).toEqual([]);
	});

	it('refuses a layer that is not in the order', () => {
		expect(() => layersAbove('balloons')).toThrow(/balloons/);
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
	const layers = basemapLayers({
		palette,
		showLanes: true,
		unlabelled: ['东风路'],
		lang: 'en'
	});

	it('is a valid style that loads nothing but its tiles', () => {
		const sources = { base: { type: 'vector', url: 'pmtiles://x' } };
		const style = { version: 8, sources, layers };
		// A layer that took glyphs or pictures would miss their addresses.
		expect(validateStyleMin(style as unknown as StyleSpecification)).toEqual([]);
	});

	it('draws layers that the tiles have', () => {
		for (const layer of layers)
			if ('source-layer' in layer) expect(Object.keys(BASEMAP_SCHEMA)).toContain(layer['source-layer']);
	});
});

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
