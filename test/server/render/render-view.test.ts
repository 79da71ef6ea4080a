import { beforeAll, describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { defaultView, readViewQuery } from '#lib/carto/view-query.ts';
import { loadSeedCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import { drawPrint } from '#lib/server/print/draw-print.ts';
import { readPrintRequest } from '#lib/server/print/read-print-request.ts';
import { readBaseTiles } from '#lib/server/render/read-base-tiles.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { prepareView, renderView, type AskedFrame } from '#lib/server/render/render-view.ts';
import { layerOf, readPath } from '../../carto/svg/read-path.ts';

const WHOLE: AskedFrame = { fit: 'auto', widthPx: 1200, heightPx: 800 };
const viewOf = (query: string) => readViewQuery(new URLSearchParams(query));
const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

let city: LoadedCity;
beforeAll(async () => {
	city = await loadSeedCity('baoding');
});

describe('a view of the default city', () => {
	it('has every community, every centre and nothing but vectors, twice the same', async () => {
		const { svg, frame } = await renderView(city, defaultView(), WHOLE, { theme: 'light', legend: true });
		const parser = new SaxesParser({ xmlns: true });
		parser.on('error', (error) => expect.fail(error.message));
		parser.write(svg).close();
		expect(count(layerOf(svg, 'not-renovated'), /<path/g)).toBe(509);
		expect(count(layerOf(svg, 'centre'), /<circle/g)).toBe(65);
		// Each on its halo.
		expect(count(layerOf(svg, 'cluster-label'), /<text/g)).toBe(2 * 12);
		expect(svg).not.toMatch(/<image|data:/);
		expect(svg.length).toBeLessThan(1_500_000);
		expect(svg).toContain('截至 2022年1月1日');
		expect(svg).toContain('OpenStreetMap');
		expect(svg).toContain('>图例</text>');
		const again = await renderView(city, defaultView(), frame, { theme: 'light', legend: true });
		expect(again.svg).toBe(svg);
	});

	it('draws the streets over the circles, and the circles of one centre where one is selected', async () => {
		const all = await renderView(city, defaultView(), WHOLE, { theme: 'light' });
		expect(all.svg.indexOf('layer-circle-inner"')).toBeLessThan(all.svg.indexOf('layer-street"'));
		const id = city.model.features.centres.features[0]!.properties.id;
		const one = await renderView(city, viewOf(`select=centre:${id}`), all.frame, { theme: 'light' });
		const sizeOf = (svg: string) => layerOf(svg, 'circle-inner').length;
		expect(sizeOf(one.svg)).toBeGreaterThan(50);
		expect(sizeOf(one.svg)).toBeLessThan(sizeOf(all.svg) / 10);
		expect(layerOf(one.svg, 'centre-focus')).toContain('<circle');
	});

	it('fits what is selected', async () => {
		const { properties } = city.model.features.clusters.features[3]!;
		const view = viewOf(`select=cluster:${properties.id}&layers=clusters`);
		const { svg, frame } = await renderView(city, view, WHOLE, { theme: 'dark', lang: 'en' });
		expect(frame.zoom).toBeGreaterThan(12.5);
		const selected = layerOf(svg, 'cluster-fill').match(/ d="([^"]*)"/)![1]!;
		const corners = readPath(selected).flat();
		for (const [x, y] of corners) expect(x > 0 && x < 1200 && y > 0 && y < 800).toBe(true);
		// Not much more than that fits.
		const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
		const span = Math.max(
			(Math.max(...xs) - Math.min(...xs)) / 1200,
			(Math.max(...ys) - Math.min(...ys)) / 800
		);
		expect(span).toBeGreaterThan(0.8);
		expect(svg).toContain('#0f1317');
		expect(svg).toContain('As of 1 January 2022');
	});

	it('is printed as large as its communities allow, however wide the box of the city is', async () => {
		const { model } = city;
		const measure: typeof model.measure = (settings) => {
			const measured = model.measure(settings);
			return { ...measured, meta: { ...measured.meta, bbox: [114.5, 38, 116.5, 39.8] } };
		};
		const wideModel = new Proxy(model, {
			get(target, key) {
				if (key === 'measure') return measure;
				const value: unknown = Reflect.get(target, key, target);
				return typeof value === 'function' ? value.bind(target) : value;
			}
		});
		const wide: LoadedCity = { ...city, model: wideModel };
		const scaleOf = async (one: LoadedCity) => {
			const svg = new TextDecoder().decode(
				await drawPrint(one, readPrintRequest('svg', new URLSearchParams('paper=A3')))
			);
			return /1 ?[:：] ?[\d,]+/.exec(svg)![0];
		};
		expect(await scaleOf(wide)).toBe(await scaleOf(city));
	});

	it('shows the walk and the entrances of a selected community, and what is tried', async () => {
		const { properties } = city.model.features.communities.features[10]!;
		const closed = city.model.features.centres.features[0]!.properties.id;
		const view = viewOf(`select=community:${properties.id}&whatif=close-centre:${closed}`);
		const { svg } = await renderView(city, { ...view, layers: defaultView().layers }, WHOLE, {
			theme: 'light'
		});
		expect(layerOf(svg, 'path')).toContain('<path');
		expect(count(layerOf(svg, 'entrance'), /<circle/g)).toBe(properties.entrances.length);
		expect(layerOf(svg, 'community-focus')).toContain('<path');
	});

	it('puts packages on the map, with a row of the legend', async () => {
		const { svg } = await renderView(city, defaultView(), WHOLE, {
			theme: 'light',
			overlay: 'packages',
			legend: true
		});
		expect(layerOf(svg, 'package-wash')).toContain('<path');
		expect(svg).toContain('>连片项目</text>');
	});
});

describe('tiles of the basemap', () => {
	it('are those that the frame touches at the zoom below; at most as deep as there are', async () => {
		const { basemap } = cityFiles('baoding');
		const frame = { lngLat: [115.47, 38.87] as [number, number], widthPx: 512, heightPx: 512 };
		const tiles = await readBaseTiles(basemap, { ...frame, zoom: 13.9 });
		expect(new Set(tiles.map(({ z }) => z))).toEqual(new Set([13]));
		expect(tiles.length).toBeGreaterThan(0);
		expect(tiles.length).toBeLessThanOrEqual(4);
		expect((await readBaseTiles(basemap, { ...frame, zoom: 19 }))[0]!.z).toBe(16);
		expect(await readBaseTiles(`${basemap}.none`, { ...frame, zoom: 13 })).toEqual([]);
	});

	it('has its legend below the map where it is to hide nothing, within the height that is asked for', async () => {
		const asked = { fit: 'auto', widthPx: 760, heightPx: 500 } as const;
		const below = await renderView(city, defaultView(), asked, { theme: 'light', legend: 'below' });
		expect(below.svg).toMatch(/^<svg[^>]* width="760" height="500"/);
		expect(below.frame.heightPx).toBeLessThan(500);
		expect(below.svg).toContain('class="legend"');
		const corner = await renderView(city, defaultView(), asked, { theme: 'light', legend: true });
		expect(corner.frame.heightPx).toBe(500);
	});

	it('of a part lets the other communities step back, and goes to its own', async () => {
		const asked = { fit: 'auto', widthPx: 760, heightPx: 500 } as const;
		const theme = { theme: 'light' } as const;
		const { scene, frame, plan } = await prepareView(
			city,
			viewOf('select=district:district-jingxiu'),
			asked,
			theme
		);
		const isOwn = ({ districtId }: { districtId: string | null }) => districtId === 'district-jingxiu';
		for (const row of plan.rows) expect(scene.outcomes[row.id]?.aside === true, row.id).toBe(!isOwn(row));
		const whole = await prepareView(city, defaultView(), asked, theme);
		expect(Object.values(whole.scene.outcomes).some(({ aside }) => aside)).toBe(false);
		// The district's own ground is larger than the city's communities; those meant are a part of them.
		expect(frame.zoom).toBeGreaterThan(whole.frame.zoom + 0.5);
	});

	it('carries a large mark where it shows what is only tried', async () => {
		const asked = { fit: 'auto', widthPx: 760, heightPx: 500 } as const;
		const { id } = city.model.features.centres.features[0]!.properties;
		const tried = await renderView(city, viewOf(`whatif=close~${id}`), asked, { theme: 'light' });
		expect(tried.svg).toMatch(/<text[^>]*font-size="28">推演</);
		expect(tried.svg).toMatch(/>15 分钟覆盖率：78\.2% → [\d.]+%<\/text>/);
		const plain = await renderView(city, defaultView(), asked, { theme: 'light' });
		expect(plain.svg).not.toContain('推演');
	});
});
