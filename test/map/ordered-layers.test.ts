import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerSpecification } from 'maplibre-gl';
import { ALL_LAYER_IDS, BASE_LAYER_IDS, type MapLayerId } from '#lib/carto/layer-order.ts';
import { DARK, LIGHT, type Palette } from '#lib/carto/palette.ts';
import { listSceneFeatures } from '#lib/carto/scene.ts';
import { buildMapStyle } from '#lib/carto/style/map-style.ts';
import { OrderedLayers } from '#lib/map/ordered-layers.ts';
import { ScenePainter, type PaintedMap } from '#lib/map/scene-painter.ts';
import { emptyScene } from '#lib/carto/empty-scene.ts';

/** A map as MapLibre keeps its layers: a list, in which one is put before another or at the end. */
class FakeMap implements PaintedMap {
	layers: LayerSpecification[];
	readonly setSources: string[] = [];
	readonly #listeners: [event: string, listener: () => void][] = [];

	constructor(ids: readonly string[] = []) {
		this.layers = ids.map(bare);
	}
	get ids() {
		return this.layers.map(({ id }) => id);
	}
	getLayer = (id: string) => this.layers.find((layer) => layer.id === id);
	addLayer = (layer: LayerSpecification, beforeId?: string) => {
		if (this.getLayer(layer.id)) throw new Error(`Layer "${layer.id}" already exists on this map.`);
		const at = beforeId === undefined ? this.layers.length : this.ids.indexOf(beforeId);
		if (at < 0) throw new Error(`Cannot add layer before non-existing layer "${beforeId}".`);
		this.layers.splice(at, 0, structuredClone(layer));
	};
	removeLayer = (id: string) => {
		if (!this.getLayer(id)) throw new Error(`Cannot remove non-existing layer "${id}".`);
		this.layers = this.layers.filter((layer) => layer.id !== id);
	};
	on = (event: string, listener: () => void) => this.#listeners.push([event, listener]);
	fire(event: string) {
		for (const [of, listener] of this.#listeners) if (of === event) listener();
	}
	getSource = (id: string) => ({ setData: async () => void this.setSources.push(id) });
	setPaintProperty = this.#set('paint');
	setLayoutProperty = this.#set('layout');
	setFilter = ((id: string, filter: unknown) =>
		void ((this.getLayer(id) as Record<string, unknown>)['filter'] = filter)) as never;
	setLayerZoomRange = (() => {}) as never;
	readonly states: [id: unknown, state: unknown][] = [];
	setFeatureState = (({ id }: { id: unknown }, state: unknown) =>
		void this.states.push([id, state])) as never;

	#set(part: 'paint' | 'layout') {
		return ((id: string, name: string, value: unknown) => {
			const layer = this.getLayer(id) as Record<string, Record<string, unknown>> | undefined;
			if (!layer) throw new Error(`The layer "${id}" does not exist.`);
			layer[part]![name] = value;
		}) as never;
	}
}

const bare = (id: string) => ({ id, type: 'background' }) as LayerSpecification;
const inOrder = (ids: readonly string[]) => ALL_LAYER_IDS.filter((id) => ids.includes(id));
const anyLayer = fc.constantFrom(...ALL_LAYER_IDS);

describe('layers of a map', () => {
	it('lie in the one order at every moment, whoever comes and goes when', () => {
		const step = fc.record({ act: fc.constantFrom('add', 'add', 'remove'), id: anyLayer });
		fc.assert(
			fc.property(fc.boolean(), fc.array(step, { maxLength: 120 }), (hasBasemap, steps) => {
				const map = new FakeMap(hasBasemap ? BASE_LAYER_IDS : []);
				const layers = new OrderedLayers(map);
				const there = new Set<MapLayerId>(hasBasemap ? BASE_LAYER_IDS : []);
				for (const { act, id } of steps) {
					if (act === 'add') layers.add(bare(id));
					else layers.remove(id);
					there[act === 'add' ? 'add' : 'delete'](id);
					expect(map.ids).toEqual(inOrder([...there]));
				}
			})
		);
	});

	it('are refused where nobody gave them a place', () => {
		const map = new FakeMap(BASE_LAYER_IDS);
		expect(() => new OrderedLayers(map).add(bare('balloons'))).toThrow(/balloons/);
		expect(map.ids).toEqual(BASE_LAYER_IDS);
	});
});

describe('a painted map', () => {
	const featuresOf = listSceneFeatures(emptyScene({ palette: LIGHT, lang: 'zh', shown: new Set() }), null);
	/** The style of a theme, of which only some layers are wanted. */
	const paintingOf = (palette: Palette, ids: readonly string[]) => ({
		layers: buildMapStyle(emptyScene({ palette, lang: 'zh', shown: new Set() })).filter(({ id }) =>
			ids.includes(id)
		),
		features: featuresOf,
		outcomes: {}
	});
	const anyPainting = fc.record({
		palette: fc.constantFrom(LIGHT, DARK),
		ids: fc.subarray([...ALL_LAYER_IDS])
	});

	it('is what was painted last, in order, through themes, late layers and a lost screen', () => {
		const step = fc.oneof(
			fc.record({ act: fc.constant('paint' as const), to: anyPainting }),
			fc.record({ act: fc.constantFrom('lose' as const, 'load' as const) })
		);
		fc.assert(
			fc.property(anyPainting, fc.array(step, { maxLength: 12 }), (first, steps) => {
				const start = paintingOf(first.palette, first.ids);
				const map = new FakeMap();
				map.layers = structuredClone(start.layers) as unknown as LayerSpecification[];
				const painter = new ScenePainter(map, start);
				let wanted = start;
				let isReady = false;
				for (const one of steps) {
					if (one.act === 'paint') painter.paint((wanted = paintingOf(one.to.palette, one.to.ids)));
					else map.fire(one.act === 'lose' ? 'webglcontextlost' : 'style.load');
					if (one.act !== 'paint') isReady = one.act === 'load';
					expect(map.ids).toEqual(inOrder(map.ids));
					if (isReady) expect(map.layers).toEqual(wanted.layers);
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('tells the map an outcome only when it is another, and again to a map that has lost them', () => {
		const map = new FakeMap(ALL_LAYER_IDS);
		const first = { ...paintingOf(LIGHT, []), outcomes: { c1: { reach: 'inner' as const } } };
		const painter = new ScenePainter(map, first);
		map.fire('style.load');
		painter.paint({ ...first, outcomes: { c1: { reach: 'inner' }, c2: { change: 'lost' } } });
		painter.paint({ ...first, outcomes: { c2: { change: 'lost' } } });
		expect(map.states).toEqual([
			['c1', { reach: 'inner', change: null, aside: null }],
			['c2', { reach: null, change: 'lost', aside: null }],
			['c1', { reach: null, change: null, aside: null }]
		]);
		map.fire('webglcontextlost');
		map.fire('style.load');
		expect(map.states.at(-1)).toEqual(['c2', { reach: null, change: 'lost', aside: null }]);
	});

	it('sets a source only when it holds something else', () => {
		const map = new FakeMap(ALL_LAYER_IDS);
		const first = paintingOf(LIGHT, []);
		const painter = new ScenePainter(map, first);
		map.fire('style.load');
		painter.paint({ ...first, features: { ...featuresOf } });
		expect(map.setSources).toEqual([]);
		const centres = { type: 'FeatureCollection' as const, features: [] };
		painter.paint({ ...first, features: { ...featuresOf, centres } });
		expect(map.setSources).toEqual(['centres']);
	});
});
