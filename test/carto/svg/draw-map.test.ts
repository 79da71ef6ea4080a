import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { ALL_LAYER_IDS } from '#lib/carto/layer-order.ts';
import { drawMap } from '#lib/carto/svg/draw-map.ts';
import { drawMapDocument } from '#lib/carto/svg/draw-map-document.ts';
import type { BaseTile } from '#lib/carto/svg/base-tile.ts';
import type { LayerKey } from '#lib/carto/view-query.ts';
import { layerOf, readPath } from './read-path.ts';
import { FRAME, latOf, lngOf, smallScene, square } from './small-scene.ts';

const pathsOf = (svg: string) => [...svg.matchAll(/ d="([^"]*)"/g)].flatMap(([, data]) => readPath(data!));
const groupsOf = (svg: string) => [...svg.matchAll(/<g id="layer-([^"]*)"/g)].map(([, id]) => id);

/** The four tiles around Null Island at zoom 12: a street across them all, a park over the border of two. */
function tilesAround(): BaseTile[] {
	const tile = (x: number, y: number, layers: BaseTile['layers']): BaseTile => ({ z: 12, x, y, layers });
	const street = (name: string) => ({ class: 'primary', name, nameEn: '', rank: 1 });
	const line = (...points: number[]) => [Float64Array.from(points)];
	return [
		// Both tiles hold a little more than their ground, as tiles do.
		tile(2047, 2047, {
			street: [{ type: 2, properties: street('裕华路'), parts: line(0.2, 0.9, 1.02, 0.9) }],
			// Across the border, in the tile that has its middle.
			street_name: [
				{ type: 2, properties: { ...street('裕华路'), level: 11 }, parts: line(0.75, 0.9, 1.05, 0.9) },
				{ type: 2, properties: { ...street('裕华路'), level: 13 }, parts: line(0.3, 0.9, 0.5, 0.9) }
			],
			landuse: [
				{
					type: 3,
					properties: { kind: 'park' },
					parts: line(0.9, 0.8, 1.02, 0.8, 1.02, 0.95, 0.9, 0.95, 0.9, 0.8)
				}
			]
		}),
		tile(2048, 2047, {
			street: [{ type: 2, properties: street('裕华路'), parts: line(-0.02, 0.9, 0.8, 0.9) }],
			landuse: [
				{
					type: 3,
					properties: { kind: 'park' },
					parts: line(-0.02, 0.8, 0.1, 0.8, 0.1, 0.95, -0.02, 0.95, -0.02, 0.8)
				}
			]
		})
	];
}

describe('shapes', () => {
	const svg = drawMap(smallScene(), tilesAround(), FRAME);

	it('end where the projection says, to 0.1 px', () => {
		const [corners] = pathsOf(layerOf(svg, 'not-renovated'));
		const expected = [
			[159.7, 170.2],
			[210.7, 170.2],
			[210.7, 210.4],
			[159.7, 210.4]
		];
		expect(corners).toHaveLength(4);
		for (const [i, [x, y]] of expected.entries()) {
			expect(corners![i]![0]).toBeCloseTo(x!, 5);
			expect(corners![i]![1]).toBeCloseTo(y!, 5);
		}
		// r = 5.125 of zoom 12 and half of the stroke of 1.7.
		expect(layerOf(svg, 'centre')).toMatch(/<circle cx="233\.3" cy="105\.6" r="5\.9\d?">/);
	});

	it('stand in the order of layers, and only layers that are there', () => {
		const ids = groupsOf(svg);
		expect(ids).toEqual(ALL_LAYER_IDS.filter((id) => ids.includes(id)));
		expect(ids).toEqual(
			expect.arrayContaining([
				'ground',
				'green',
				'street',
				'axis',
				'not-renovated',
				'cluster-label',
				'centre'
			])
		);
		// No circles were given, no community is under way.
		expect(ids).not.toContain('circle-inner');
		expect(ids).not.toContain('under-way');
	});

	it('leave out what is switched off', () => {
		const shown = new Set<LayerKey>(['centres', 'accepted']);
		const ids = groupsOf(drawMap(smallScene({ shown }), tilesAround(), FRAME));
		expect(ids).toEqual(expect.arrayContaining(['centre', 'accepted', 'accepted-line']));
		for (const id of ['not-renovated', 'axis', 'axis-label', 'cluster-line', 'cluster-label', 'along-axes'])
			expect(ids).not.toContain(id);
	});

	it('are cut off near the frame', () => {
		const xs = pathsOf(layerOf(svg, 'axis'))
			.flat()
			.map(([x]) => x);
		expect(Math.min(...xs)).toBeGreaterThan(-20);
		expect(Math.max(...xs)).toBeLessThan(FRAME.widthPx + 20);
		const far = smallScene();
		far.sources.communities.features = [
			square({ id: 'c9', name: '', state: 'accepted', axis: false }, [900, 900, 950, 950])
		];
		expect(groupsOf(drawMap(far, [], FRAME))).not.toContain('accepted');
	});

	it('are drawn once where tiles hold more than their ground', () => {
		const parts = pathsOf(layerOf(svg, 'street'));
		// The border of the tiles is in the middle of the frame.
		expect(parts).toHaveLength(2);
		for (const corners of parts)
			for (const [x] of corners) expect(parts.indexOf(corners) === 0 ? x <= 200.5 : x >= 199.5).toBe(true);
		// Areas may lie over each other: they are one path, its parts run the same way round.
		expect(layerOf(svg, 'green').match(/<path/g)).toHaveLength(1);
	});

	it('keep the order of areas that lie over each other', () => {
		const area = (kind: string, from: number, to: number) => ({
			type: 3 as const,
			properties: { kind },
			parts: [
				Float64Array.from([from, from, to, from, to, to, from, to, from, from], (v, i) =>
					i % 2 ? 0.7 + v : v
				)
			]
		});
		const draw = (...areas: ReturnType<typeof area>[]) =>
			layerOf(
				drawMap(smallScene(), [{ z: 12, x: 2048, y: 2047, layers: { landuse: areas } }], FRAME),
				'landuse'
			);
		// A block, a school in it, and a block's part in the school.
		expect(
			draw(area('block', 0.05, 0.25), area('school', 0.1, 0.2), area('block', 0.12, 0.15)).match(/<path/g)
		).toHaveLength(3);
		// Side by side they are one.
		expect(
			draw(area('block', 0.05, 0.1), area('school', 0.1, 0.15), area('block', 0.15, 0.2)).match(/<path/g)
		).toHaveLength(2);
	});

	it('frame what is selected outside of its border', () => {
		const drawn = drawMap(smallScene({ selected: { kind: 'community', id: 'c1' } }), [], FRAME);
		const [corners] = pathsOf(layerOf(drawn, 'community-focus'));
		const xs = corners!.map(([x]) => x);
		// Free of the community itself, so that it is not taken for the frame of those along the axes.
		expect(Math.min(...xs)).toBeCloseTo(159.7 - 4, 1);
		expect(Math.max(...xs)).toBeCloseTo(210.7 + 4, 1);
		const along = pathsOf(layerOf(drawn, 'along-axes'))[0]!.map(([x]) => x);
		expect(Math.min(...along)).toBeCloseTo(159.7, 1);
	});

	it('are dashed as the screen dashes: in widths of the whole zoom, growing to the next', () => {
		const { geometry } = square({}, [-80, -60, 80, 60]);
		const area = { type: 'MultiPolygon' as const, coordinates: [geometry.coordinates] };
		const scene = smallScene({
			circles: { inner: area, outer: area },
			shown: new Set<LayerKey>(['circle-outer'])
		});
		const at = (zoom: number) =>
			/stroke-dasharray="([^"]*)"/.exec(
				layerOf(drawMap(scene, [], { ...FRAME, zoom }), 'circle-outer-line')
			)![1];
		expect(at(12)).toBe('7 3.5');
		expect(at(12.5)).toBe('9.9 4.95');
	});
});

describe('texts', () => {
	it('are text', () => {
		const svg = drawMap(smallScene(), [], FRAME);
		expect(layerOf(svg, 'cluster-label')).toMatch(/<text x="[\d.]+" y="[\d.]+">一组团<\/text>/);
		expect(layerOf(svg, 'axis-label')).toContain('>东风路</text>');
	});

	it('lie on their halo, a stroked copy below, since office programs know no paint-order', () => {
		const label = layerOf(drawMap(smallScene(), [], FRAME), 'axis-label');
		const [halo, letters] = label.split(/<\/g><\/g>/);
		expect(halo).toMatch(/<g class="halo"[^>]* aria-hidden="true"[^>]*><g[^>]* fill="none" stroke="#[^>]*>/);
		const textOf = (svg: string) => /<text.*<\/text>/.exec(svg)![0];
		expect(textOf(letters!)).toBe(textOf(halo!));
		expect(letters).not.toContain('stroke');
	});

	it('say everything in a way that programs of SVG 1.1 read: no lists of places, turns or layers of paint', () => {
		const scene = smallScene();
		const bend = (x: number) => [lngOf(x), latOf(-(x * x) / 900)];
		scene.sources.axes.features[0]!.geometry.coordinates = [-200, -150, -100, -50, 0, 50, 100, 150, 200].map(
			bend
		);
		Object.assign(scene.sources.axes.features[0]!.properties!, { name: '朝阳南大街北段' });
		const svg = drawMap(scene, tilesAround(), FRAME);
		expect(svg).not.toMatch(/paint-order| rotate="|<textPath|dominant-baseline|<style/);
		expect(svg).not.toMatch(/<t(?:ext|span)[^>]* [xy]="[^"]*[ ,]/);
		// Around the bend each letter is a text of its own, turned.
		const turns = [...layerOf(svg, 'axis-label').matchAll(/rotate\(([-\d.]+)\)"[^>]*>\p{Script=Han}</gu)];
		expect(turns).toHaveLength(2 * 7);
		expect(new Set(turns.map(([, turn]) => turn)).size).toBeGreaterThan(3);
	});

	it('give way to those above them, and to what lies on the map', () => {
		const label = (name: string, x: number) => ({
			kind: 'site' as const,
			label: name,
			geometry: { type: 'Point' as const, coordinates: [lngOf(x), latOf(80)] }
		});
		const two = smallScene({ planningMarks: [label('第 1 处', 0), label('第 2 处', 8)] });
		const text = layerOf(drawMap(two, [], FRAME), 'planning-label');
		expect(text).toContain('第 1 处');
		expect(text).not.toContain('第 2 处');
		const taken = { left: 0, top: 200, right: 400, bottom: 260 };
		expect(layerOf(drawMap(two, [], FRAME, [taken]), 'planning-label')).toBe('');
	});

	it('along a street stand clear of the signs over them', () => {
		const scene = smallScene();
		const clear = layerOf(drawMap(scene, tilesAround(), FRAME), 'street-label');
		const [, x, y] = /translate\(([\d.]+) ([\d.]+)\)[^>]*>裕华路/.exec(clear)!.map(Number);
		const centre = scene.centres.features[0]!;
		centre.geometry.coordinates = [lngOf(x! - 200), latOf(y! - 150)];
		const moved = layerOf(drawMap(scene, tilesAround(), FRAME), 'street-label');
		const [, besideX] = /translate\(([\d.]+) ([\d.]+)\)[^>]*>裕华路/.exec(moved)!.map(Number);
		// Three letters of 11 px and more reach 20 px from their middle.
		expect(Math.abs(besideX! - x!)).toBeGreaterThan(20);
	});

	it('run along their street, from tile to tile, where the tiles place them at the zoom', () => {
		const svg = drawMap(smallScene(), tilesAround(), FRAME);
		// Halo and letters.
		expect(layerOf(svg, 'street-label').match(/裕华路/g)).toHaveLength(2);
		expect(layerOf(svg, 'street-label')).toContain('rotate(0)');
		// The axis names its street itself.
		expect(
			layerOf(drawMap(smallScene({ axisStreets: ['裕华路'] }), tilesAround(), FRAME), 'street-label')
		).toBe('');
	});

	it('stand one under the other on a street that runs down', () => {
		const scene = smallScene();
		scene.sources.axes.features[0]!.geometry.coordinates = [
			[0, latOf(400)],
			[0, latOf(-400)]
		];
		const [text] = /<text.*?<\/text>/.exec(layerOf(drawMap(scene, [], FRAME), 'axis-label'))!;
		const spans = [...text.matchAll(/<tspan x="([^"]*)" y="([^"]*)">/g)];
		expect(spans).toHaveLength(3);
		expect(new Set(spans.map(([, x]) => x)).size).toBe(1);
		const heights = spans.map(([, , y]) => Number(y));
		expect(heights).toEqual(heights.toSorted((a, b) => a - b));
	});
});

describe('document', () => {
	const document = () =>
		drawMapDocument(smallScene(), tilesAround(), FRAME, {
			title: '保定 & 周边',
			description: '两个小区',
			attribution: '© OpenStreetMap contributors',
			asOfText: '截至 2022年1月1日',
			seal: true,
			legend: [{ key: 'accepted', text: '已改造' }]
		});

	it('is well-formed, has a size, a title, source, date and seal', () => {
		const names: string[] = [];
		const parser = new SaxesParser({ xmlns: true });
		parser.on('error', (error) => {
			throw error;
		});
		parser.on('opentag', ({ name }) => names.push(name));
		parser.write(document()).close();
		expect(names.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
		expect(document()).toContain('width="400" height="300" viewBox="0 0 400 300"');
		for (const text of [
			'保定 &amp; 周边',
			'© OpenStreetMap contributors',
			'截至 2022年1月1日',
			'示意',
			'已改造'
		])
			expect(document()).toContain(text);
		expect(document()).toContain('<title>A&lt;&amp;&gt;&quot;小区</title>');
	});

	it('is vector through and through, and needs nothing from elsewhere', () => {
		expect(document()).not.toMatch(/<image|<foreignObject|<style|<script|href=|url\((?!#)/);
	});

	it('is the same each time', () => {
		expect(document()).toBe(document());
	});

	it('carries no seal where data is true', () => {
		const text = { title: '', description: '', attribution: 'A', asOfText: 'B', seal: false };
		expect(drawMapDocument(smallScene(), [], FRAME, text)).not.toContain('示意');
	});
});
