import { describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { drawPage } from '#lib/carto/layout/draw-page.ts';
import { drawScaleBar } from '#lib/carto/layout/draw-scale-bar.ts';
import {
	frameAtScale,
	nearestScale,
	ringOfFrame,
	scaleOfCamera,
	scaleToShow
} from '#lib/carto/layout/frame-at-scale.ts';
import { metresPerPx } from '#lib/carto/mercator.ts';
import { layOutPage } from '#lib/carto/layout/lay-out-page.ts';
import { ORIENTATIONS, PAPER_KEYS, PAPERS, SCALES, sheetSize } from '#lib/carto/layout/papers.ts';
import type { PrintPage } from '#lib/carto/layout/print-page.ts';
import { readPrintQuery, writePrintQuery } from '#lib/carto/layout/print-query.ts';
import { drawLines } from '#lib/carto/layout/draw-lines.ts';
import { listLegend } from '#lib/carto/legend/list-legend.ts';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { drawTrialMark } from '#lib/carto/svg/draw-trial-mark.ts';
import { LAYER_KEYS } from '#lib/carto/view-query.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

const CENTRE: LngLat = [115.4764, 38.8735];
const SHEETS = PAPER_KEYS.flatMap((paper) =>
	ORIENTATIONS.filter((one) => one === 'landscape' || PAPERS[paper].canStand).map(
		(orientation) => [paper, orientation] as const
	)
);

function pageOf(
	paper: (typeof PAPER_KEYS)[number],
	orientation: (typeof ORIENTATIONS)[number],
	scale = 10_000
): PrintPage {
	const layout = layOutPage(paper, orientation);
	return {
		layout,
		scale,
		lang: 'zh',
		palette: LIGHT,
		title: '保定市主城区老旧小区连片改造规划图',
		subtitle: '三组团',
		description: '地图',
		map: '<g/>',
		frame: frameAtScale(layout, CENTRE, scale),
		trialMark: null,
		legend: listLegend({ shown: new Set(LAYER_KEYS), minutes: [15, 30], lang: 'zh' }),
		speedMps: 1,
		dataDate: '2022-01-01',
		asOf: null,
		revision: null,
		attribution: '街道走向 © OpenStreetMap 贡献者 (ODbL)',
		review: '',
		isInternal: true,
		isIllustrative: true,
		hasBoundaries: true
	};
}

/** Length of a short line on the ellipsoid of WGS-84, metres: the radii of curvature at its middle (Bomford). */
function ellipsoidM([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
	const [a, f] = [6_378_137, 1 / 298.257223563];
	const e2 = f * (2 - f);
	const lat = (((lat1 + lat2) / 2) * Math.PI) / 180;
	const w = Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
	const east = (((lng2 - lng1) * Math.PI) / 180) * (a / w) * Math.cos(lat);
	const north = (((lat2 - lat1) * Math.PI) / 180) * ((a * (1 - e2)) / w ** 3);
	return Math.hypot(east, north);
}

/** Millimetres on paper between two places of a page, by the page's own window. */
function paperMm({ layout, frame }: PrintPage, a: LngLat, b: LngLat): number {
	const worldPx = TILE_PX * 2 ** frame.zoom;
	const dx = (mercatorX(b[0]) - mercatorX(a[0])) * worldPx * (layout.map.width / frame.widthPx);
	const dy = (mercatorY(b[1]) - mercatorY(a[1])) * worldPx * (layout.map.height / frame.heightPx);
	return Math.hypot(dx, dy);
}

describe('scale on paper', () => {
	it.each(SCALES)('is true to a thousandth at 1:%i, in every direction', (scale) => {
		const page = pageOf('A3', 'landscape', scale);
		for (const [dLng, dLat] of [
			[0.01, 0],
			[0, 0.01],
			[0.007, -0.006]
		] as const) {
			const end: LngLat = [CENTRE[0] + dLng, CENTRE[1] + dLat];
			const onGround = ellipsoidM(CENTRE, end);
			expect((paperMm(page, CENTRE, end) * scale) / 1000 / onGround).toBeCloseTo(1, 3);
		}
	});

	it('shows on the map what the paper holds', () => {
		const page = pageOf('A0', 'portrait', 10_000);
		const [nw, ne, se, sw, end] = ringOfFrame(page.frame) as [LngLat, LngLat, LngLat, LngLat, LngLat];
		expect(end).toEqual(nw);
		const { width, height } = page.layout.map;
		expect(paperMm(page, nw, ne)).toBeCloseTo(width, 6);
		expect(paperMm(page, ne, se)).toBeCloseTo(height, 6);
		expect(paperMm(page, sw, nw)).toBeCloseTo(height, 6);
		// North and south of the middle a degree is not as long; over the sheet it evens out.
		expect(ellipsoidM([nw[0], CENTRE[1]], [ne[0], CENTRE[1]])).toBeCloseTo(width * 10, -1);
	});

	it('is chosen so that an area fits, and no smaller than it must be', () => {
		const layout = layOutPage('A3', 'landscape');
		const bbox = [115.4, 38.81, 115.55, 38.93] as const;
		const scale = scaleToShow(layout, [...bbox]);
		const [nw, , se] = ringOfFrame(frameAtScale(layout, [115.475, 38.87], scale)) as LngLat[];
		expect([nw![0] < bbox[0], nw![1] > bbox[3], se![0] > bbox[2], se![1] < bbox[1]]).toEqual(
			Array(4).fill(true)
		);
		const larger = SCALES[SCALES.indexOf(scale as 50_000) - 1]!;
		const [top, , bottom] = ringOfFrame(frameAtScale(layout, [115.475, 38.87], larger)) as LngLat[];
		expect(top![1] - bottom![1]).toBeLessThan((bbox[3] - bbox[1]) * 1.011);
		expect(scaleToShow(layOutPage('A4', 'portrait'), [115, 38, 116, 39])).toBeGreaterThan(50_000);
	});

	it('of a screen is told, and the nearest on offer found', () => {
		const zoom = 14;
		const scale = scaleOfCamera({ lngLat: CENTRE, zoom });
		expect(scale).toBeCloseTo((metresPerPx(CENTRE[1], zoom) / 0.0254) * 96, 6);
		expect(nearestScale(12_000)).toBe(10_000);
		expect(nearestScale(13_000)).toBe(15_000);
		expect(nearestScale(1e9)).toBe(50_000);
	});

	it('is none of 0', () => {
		expect(() => frameAtScale(layOutPage('A4', 'landscape'), CENTRE, 0)).toThrow(RangeError);
	});

	it.each([2000, 10_000, 33_333, 50_000])('has a bar of round metres at 1:%i', (scale) => {
		const bar = drawScaleBar(scale, { widestMm: 40, textMm: 2.5, palette: LIGHT });
		expect(String(bar.lengthM)).toMatch(/^[125]0+$/);
		expect((bar.widthMm * scale) / 1000).toBeCloseTo(bar.lengthM, 9);
		expect(bar.widthMm).toBeLessThanOrEqual(40);
		expect(bar.widthMm).toBeGreaterThan(40 / 2.5 - 1e-9);
		expect(bar.svg).toContain(bar.lengthM >= 2000 ? `>${bar.lengthM / 1000} km<` : `>${bar.lengthM} m<`);
	});
});

describe('a sheet', () => {
	it.each(SHEETS)('%s %s has its size, and everything lies inside its frame', (paper, orientation) => {
		const { widthMm, heightMm } = sheetSize(paper, orientation);
		const { frame, map, notes, head } = layOutPage(paper, orientation);
		expect(frame.x + frame.width + frame.x).toBeCloseTo(widthMm, 6);
		expect(frame.y + frame.height + frame.y).toBeCloseTo(heightMm, 6);
		const rects = [map, notes, ...(head ? [head] : [])];
		for (const rect of rects) {
			expect(rect.x).toBeGreaterThanOrEqual(frame.x);
			expect(rect.x + rect.width).toBeLessThanOrEqual(frame.x + frame.width + 1e-9);
			expect(rect.y + rect.height).toBeLessThanOrEqual(frame.y + frame.height + 1e-9);
		}
		// No gaps and no overlaps.
		const areas = rects.reduce((sum, { width, height }) => sum + width * height, 0);
		expect(areas).toBeCloseTo(frame.width * frame.height, 6);
		// The map is what a map sheet is for.
		expect(map.width * map.height).toBeGreaterThan(0.6 * frame.width * frame.height);
	});

	it.each(SHEETS)(
		'%s %s is well-formed, without pictures, and says what the law asks for',
		(paper, orientation) => {
			const svg = drawPage(pageOf(paper, orientation));
			const parser = new SaxesParser();
			parser.on('error', (error) => {
				throw error;
			});
			parser.write(svg).close();
			const { widthMm, heightMm } = sheetSize(paper, orientation);
			expect(svg).toContain(`viewBox="0 0 ${widthMm} ${heightMm}"`);
			const words = svg.match(/<text[^>]*>([^<]*)/g)!.map((text) => text.replace(/.*>/, ''));
			expect(words.join('')).toContain('保定市主城区老旧小区连片改造规划图');
			for (const word of [
				'三组团',
				'图例',
				'1:10,000',
				'北',
				'数据截至 2022年1月1日',
				'内部使用',
				'示意',
				'数据'
			])
				expect(words, word).toContain(word);
			expect(words.join('')).toContain('含行政区划界线，公开使用须送审');
			expect(words.join('')).toContain('OpenStreetMap');
			expect(svg).not.toContain('<image');
			expect(drawPage(pageOf(paper, orientation))).toBe(svg);
		}
	);

	it.each(SHEETS)('%s %s has room for its notes beside the longest legend', (paper, orientation) => {
		const page = pageOf(paper, orientation);
		const svg = drawPage({ ...page, asOf: '2022-06-01', revision: 1234 });
		const { notes, textMm } = page.layout;
		// Rows of the legend lie above the north arrow where both are in one column, and all of it in the frame.
		const rows = [...svg.matchAll(/<g transform="translate\(([\d.-]+) ([\d.-]+)\)"><g id="legend">/g)];
		expect(rows).toHaveLength(1);
		const size = Number(/<g id="legend">.*?font-size="([\d.]+)"/.exec(svg)![1]);
		// With a row for every layer that any plan has: 5.5 points on the smallest sheet.
		expect(size).toBeGreaterThan(0.67 * textMm);
		expect(Number(rows[0]![2])).toBeGreaterThan(notes.y);
		expect(Number(rows[0]![2])).toBeLessThan(notes.y + notes.height);
	});

	it('shows its review number instead of warnings of it', () => {
		const svg = drawPage({ ...pageOf('A4', 'landscape'), review: '冀S(2022)001号', isInternal: false });
		expect(svg).toContain('审图号：冀S(2022)001号');
		expect(svg).not.toContain('须送审');
		expect(svg).not.toContain('内部使用');
	});

	it('escapes what people write', () => {
		const svg = drawPage({ ...pageOf('A4', 'portrait'), title: 'A<b>&"c"', review: '</svg>' });
		expect(svg).toContain('A&lt;b&gt;&amp;');
		expect(svg.match(/<\/svg>/g)).toHaveLength(2);
	});
});

describe('options of a sheet', () => {
	it('come back as they were written', () => {
		const options = {
			paper: 'A0',
			orientation: 'portrait',
			scale: 12_345,
			title: '图 & 名',
			review: '冀S(2022)001号',
			isInternal: true
		} as const;
		expect(readPrintQuery(new URLSearchParams(writePrintQuery(options).toString()))).toEqual(options);
		expect(writePrintQuery(readPrintQuery(new URLSearchParams())).toString()).toBe('');
	});
});

describe('what is only tried', () => {
	it('carries its mark on the map of the sheet, with what is tried', () => {
		const trialMark = drawTrialMark({ palette: LIGHT, lang: 'zh', told: ['关闭一处', '覆盖率：78% → 77%'] });
		const svg = drawPage({ ...pageOf('A3', 'landscape'), trialMark });
		const mark = /<g id="trial" transform="translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)">/.exec(svg)!;
		const { map, pixelMm } = layOutPage('A3', 'landscape');
		expect(Number(mark[1])).toBeGreaterThan(map.x);
		expect(Number(mark[2])).toBeGreaterThan(map.y);
		expect(Number(mark[3])).toBeCloseTo(pixelMm, 4);
		for (const words of ['推演', '非现行方案', '关闭一处', '78% → 77%']) expect(svg).toContain(words);
		expect(drawPage(pageOf('A3', 'landscape'))).not.toContain('id="trial"');
	});
});

describe('lines of text', () => {
	const linesOf = (text: string, widthMm: number) =>
		[...drawLines([{ text }], { x: 0, y: 0, size: 1, fill: '#000', widthMm }).svg.matchAll(/>([^<]+)</g)].map(
			([, line]) => line
		);

	it('break between words, also Chinese ones, signs and units kept with what they belong to', () => {
		expect(linesOf('老旧小区连片改造', 5)).toEqual(['老旧小区', '连片改造']);
		expect(linesOf('步行15 分钟，到社区服务中心', 7.5)).toEqual(['步行15 分钟，', '到社区服务中心']);
		expect(linesOf('two words here', 5)).toEqual(['two words', 'here']);
		expect(linesOf('Unbreakable', 2)).toEqual(['Unbreakable']);
		expect(linesOf('', 5)).toEqual([]);
	});
});
