import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { PLAN_LAYER_IDS } from '#lib/carto/layer-order.ts';
import { DARK, LIGHT } from '#lib/carto/palette.ts';
import { buildPlanStyle } from '#lib/carto/style/plan-style.ts';
import { LAYER_KEYS } from '#lib/carto/view-query.ts';

const options = {
	palette: LIGHT,
	lang: 'zh' as const,
	shown: new Set<string>(LAYER_KEYS),
	selected: { kind: 'community', id: 'c1' },
	hovered: null,
	miscountedIds: ['c2'],
	found: null,
	stepsBack: false
};

describe('style of the plan', () => {
	it('has every layer of the plan once, in the order of layers', () => {
		expect(buildPlanStyle(options).map(({ id }) => id)).toEqual(PLAN_LAYER_IDS);
	});

	it.each([
		['light', LIGHT],
		['dark', DARK]
	])('is valid in %s', (_, palette) => {
		const specs = buildPlanStyle({ ...options, palette });
		const sources = Object.fromEntries(
			specs.map(({ source }) => [
				source,
				source === 'base'
					? { type: 'vector', url: 'x' }
					: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }
			])
		);
		const layers = specs.map(({ shown, sourceLayer, filter, ...layer }) => ({
			...layer,
			...(filter ? { filter } : {}),
			...(sourceLayer ? { 'source-layer': sourceLayer } : {})
		}));
		expect(validateStyleMin({ version: 8, sources, layers } as unknown as StyleSpecification)).toEqual([]);
	});

	it('shows what the layer panel shows', () => {
		const shownWith = (...keys: string[]) =>
			buildPlanStyle({ ...options, selected: null, shown: new Set(keys) })
				.filter(({ shown = true }) => shown)
				.map(({ id }) => id);
		expect(shownWith('circle-inner')).toEqual(expect.arrayContaining(['circle-inner', 'circle-inner-line']));
		expect(shownWith('circle-inner')).not.toContain('circle-outer');
		expect(shownWith('under-way')).not.toContain('not-renovated');
		// A selected cluster has its border whether or not the others have theirs.
		const selected = { kind: 'cluster', id: 'k1' };
		const line = buildPlanStyle({ ...options, selected, shown: new Set() }).find(
			({ id }) => id === 'cluster-line'
		);
		expect(line?.shown).toBe(true);
	});
});
