import { describe, expect, it } from 'vitest';
import { emptyScene } from '#lib/carto/empty-scene.ts';
import { DARK, LIGHT, type Palette } from '#lib/carto/palette.ts';
import { LAYER_KEYS } from '#lib/carto/view-query.ts';
import { buildMapStyle } from '#lib/carto/style/map-style.ts';
import type { StyleLayer } from '#lib/carto/style/style-layer.ts';
import { LayerStyle } from '#lib/carto/svg/layer-style.ts';
import { mixColors } from '#lib/carto/svg/mix-colors.ts';
import type { Shape } from '#lib/carto/svg/shape.ts';
import { contrast, differenceOf, SIGHTS } from '../helpers/colour-sight.ts';

const THEMES = [
	['light', LIGHT],
	['dark', DARK]
] as const;

const styleOf = (palette: Palette, more: object = {}) =>
	buildMapStyle({ ...emptyScene({ palette, lang: 'zh', shown: new Set(LAYER_KEYS) }), ...more });
const layerIn = (layers: readonly StyleLayer[], id: string) => layers.find((layer) => layer.id === id)!;
const shape = (properties: Record<string, unknown>, state: Record<string, unknown> = {}): Shape => ({
	type: 3,
	properties,
	state,
	parts: []
});

describe.each(THEMES)('colours in %s', (theme, p) => {
	/** What lies side by side and is told apart by its colour. What is told apart by its form, too, is not here. */
	const PAIRS: readonly (readonly [name: string, a: string, b: string])[] = [
		['within and out of reach', p.cinnabarWash, p.cinnabar],
		['out of reach and far out', p.cinnabar, p.cinnabarDeep],
		['out of reach and renovated', p.cinnabar, p.malachiteWash],
		['within reach and renovated', p.cinnabarWash, p.malachiteWash],
		['out of reach and under way', p.cinnabar, p.gamboge],
		['renovated and under way', p.malachiteWash, p.gamboge],
		['brought in and put out by a trial', p.violetWash, p.violet],
		['brought in by a trial and within reach', p.violetWash, p.cinnabarWash],
		['put out by a trial and out of reach', p.violet, p.cinnabar],
		['a centre and the ground', p.azurite, p.block],
		['an axis and a street', p.ochre, p.street],
		['an axis and a centre', p.ochre, p.azurite]
	];

	it.each(SIGHTS)('are told apart by %s sight', (sight) => {
		for (const [name, a, b] of PAIRS)
			expect(differenceOf(a, b, sight), `${name}: ${a} ${b}`).toBeGreaterThanOrEqual(15);
	});

	it('rank red by lightness, so that grey paper ranks it, too', () => {
		const onGround = [p.cinnabarWash, p.cinnabar, p.cinnabarDeep].map((red) => contrast(red, p.block));
		expect(onGround).toEqual(onGround.toSorted((a, b) => a - b));
		for (const [i, ratio] of onGround.entries())
			if (i > 0) expect(ratio / onGround[i - 1]!).toBeGreaterThan(1.4);
	});

	it('keep numbers legible on their communities, in every state of them', () => {
		const layers = styleOf(p);
		const label = new LayerStyle(layerIn(layers, 'community-label'), 16);
		const fills = {
			'not-renovated': new LayerStyle(layerIn(layers, 'not-renovated'), 16),
			accepted: new LayerStyle(layerIn(layers, 'accepted'), 16),
			'under-way': new LayerStyle(layerIn(layers, 'under-way'), 16)
		};
		const outcomes = [{}, { reach: 'inner' }, { reach: 'beyond' }, { change: 'gained' }, { change: 'lost' }];
		for (const [state, fill] of Object.entries(fills))
			for (const outcome of outcomes) {
				const of = shape({ state }, outcome);
				const [text, ground] = [label.color('text-color', of).color, fill.color('fill-color', of).color];
				const about = `${state} ${JSON.stringify(outcome)}: ${text} on ${ground}`;
				expect(contrast(text, ground), about).toBeGreaterThanOrEqual(4.5);
			}
	});

	it('keep names legible on their halos', () => {
		const texts = { ink: p.ink, inkSoft: p.inkSoft, axes: p.ochreInk, centres: p.azurite, trials: p.violet };
		for (const [name, text] of Object.entries(texts))
			expect(contrast(text, p.halo), name).toBeGreaterThanOrEqual(4.5);
	});

	it('tell facilities in use from others, and heights that are verified from others, on grey paper, too', () => {
		const layers = styleOf(p);
		const at = (id: string, zoom = 16) => new LayerStyle(layerIn(layers, id), zoom);
		const sign = (status: string) => {
			const of = { ...shape({ status, group: 'health' }), type: 1 as const };
			const disc = at('facility').color('circle-color', of).color;
			return { disc, letter: at('facility-glyph').color('text-color', of).color };
		};
		for (const status of ['open', 'planned', 'closed']) {
			const { disc, letter } = sign(status);
			expect(contrast(disc, letter), status).toBeGreaterThanOrEqual(4.5);
		}
		expect(contrast(sign('open').disc, sign('planned').disc)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(sign('open').disc, p.block)).toBeGreaterThanOrEqual(3);
		const fill = (isVerified: boolean) => {
			const of = shape({ isVerified });
			const { color } = at('building').color('fill-color', of);
			return mixColors(color, p.residential, at('building').paint<number>('fill-opacity', of));
		};
		expect(contrast(fill(true), fill(false))).toBeGreaterThanOrEqual(1.5);
		expect(at('building-line').accepts(shape({ isVerified: true }))).toBe(true);
		expect(at('building-line').accepts(shape({ isVerified: false }))).toBe(false);
		expect(at('building-line-unverified').accepts(shape({ isVerified: false }))).toBe(true);
	});

	it('show streets on every ground, without circles', () => {
		for (const ground of [p.ground, p.block, p.residential, p.works, p.campus, p.green]) {
			// By casing on paper, by themselves in the dark.
			const seen = Math.max(contrast(p.streetEdge, ground), contrast(p.street, ground));
			expect(seen, `${theme} ${ground}`).toBeGreaterThanOrEqual(1.55);
		}
	});
});

describe('lines', () => {
	const layers = styleOf(LIGHT, { miscountedIds: ['c1'] });
	const lines = layers.filter(({ type }) => type === 'line');
	const widthAt = (id: string, zoom: number, properties: Record<string, unknown>) =>
		new LayerStyle(layerIn(layers, id), zoom).paint<number>('line-width', shape(properties));

	it('that are dashed differ in their dashes, but for what belongs together', () => {
		const dashes = lines
			.map(({ id, paint }) => [id, JSON.stringify(paint['line-dasharray'] ?? null)] as const)
			.filter(([, dash]) => dash !== 'null');
		const ids = dashes.map(([id]) => id);
		// Clusters and lanes, which were dashed as well, have a band and a line.
		expect(ids).not.toContain('cluster-line');
		expect(ids).not.toContain('lane');
		const patterns = dashes.map(([, dash]) => dash);
		expect(new Set(patterns).size, JSON.stringify(dashes)).toBe(patterns.length);
	});

	it('of streets have three widths and a casing, at every zoom', () => {
		for (const zoom of [12, 13, 14, 15, 16, 17]) {
			const widths = ['primary', 'tertiary', 'residential'].map((kind) =>
				widthAt('street', zoom, { class: kind })
			);
			for (const [i, width] of widths.entries())
				if (i > 0) expect(widths[i - 1]! / width, `zoom ${zoom}`).toBeGreaterThan(1.3);
			for (const kind of ['primary', 'tertiary', 'residential']) {
				const casing =
					widthAt('street-edge', zoom, { class: kind }) - widthAt('street', zoom, { class: kind });
				expect(casing, `${kind} at ${zoom}`).toBeGreaterThanOrEqual(1.2);
			}
		}
	});

	it('draw footpaths of other cities as paths, not as streets', () => {
		const street = new LayerStyle(layerIn(layers, 'street'), 15);
		const lane = new LayerStyle(layerIn(layers, 'lane'), 15);
		const isOn = (style: LayerStyle, kind: string) => style.accepts({ ...shape({ class: kind }), type: 2 });
		for (const kind of ['footway', 'path', 'steps', 'service', 'lane'])
			expect([isOn(street, kind), isOn(lane, kind)], kind).toEqual([false, true]);
		for (const kind of ['trunk', 'secondary', 'residential', 'living_street'])
			expect([isOn(street, kind), isOn(lane, kind)], kind).toEqual([true, false]);
	});
});

describe('what is the subject', () => {
	const opacityOf = (layers: readonly StyleLayer[], id: string, name: string, of = shape({ state: 'x' })) =>
		new LayerStyle(layerIn(layers, id), 13).paint<number>(name, of);

	it('has the map: circles, communities, axes and centres step back behind packages', () => {
		const [usual, behind] = [styleOf(LIGHT), styleOf(LIGHT, { stepsBack: true })];
		for (const id of ['circle-inner', 'circle-outer', 'along-axes'])
			expect(layerIn(behind, id).layout['visibility'], id).toBe('none');
		for (const [id, name] of [
			['circle-inner-line', 'line-opacity'],
			['not-renovated', 'fill-opacity'],
			['accepted', 'fill-opacity'],
			['axis', 'line-opacity'],
			['centre', 'circle-opacity']
		] as const)
			expect(opacityOf(behind, id, name), id).toBeLessThanOrEqual(0.5 * opacityOf(usual, id, name));
	});

	it('is never taken for something else: what is selected stands free of its frame, the axes have their colour', () => {
		const layers = styleOf(LIGHT, { selected: { kind: 'community', id: 'c1' } });
		const at = (id: string) => new LayerStyle(layerIn(layers, id), 14);
		expect(at('along-axes').color('line-color').color).toBe(LIGHT.ochreInk.toLowerCase());
		expect(at('community-focus').color('line-color').color).toBe(LIGHT.ink.toLowerCase());
		const [focus, width] = ['line-offset', 'line-width'].map((name) =>
			at('community-focus').paint<number>(name)
		);
		// Its inner edge is away from the border, by a halo that is drawn below it.
		expect(-focus! - width! / 2).toBeGreaterThanOrEqual(2);
		expect(at('along-axes').paint<number>('line-offset')).toBe(0);
	});

	it('leaves the ground under the circles to be seen', () => {
		const layers = styleOf(LIGHT);
		const sum = ['circle-outer', 'circle-inner'].reduce(
			(more, id) => more + opacityOf(layers, id, 'fill-opacity'),
			0
		);
		expect(sum).toBeLessThan(0.4);
		expect(opacityOf(layers, 'circle-inner-line', 'line-opacity')).toBeGreaterThan(0.8);
	});
});
