import { describe, expect, it } from 'vitest';
import { buildBlocks } from '#lib/core/clusters/build-blocks.ts';
import { listBlockBorders } from '#lib/core/clusters/list-block-borders.ts';
import { outlineZones } from '#lib/core/clusters/outline-zones.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { StreetClass } from '#lib/core/network/types.ts';
import area from '@turf/area';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import kinks from '@turf/kinks';
import { findInside } from '#lib/core/geometry/find-inside.ts';
import { walkBorders } from '../../helpers/clusters/check-zones.ts';
import { buildRandomBlocks, drawBlock, drawBlocks, drawBox } from '../../helpers/clusters/random-blocks.ts';

const plane = buildLocalMetres([115.46, 38.87]);
const line = (...points: Xy[]): LngLat[] => points.map(plane.toLngLat);

/** Streets that join where they share a corner. */
function buildStreets(...streets: [name: string, streetClass: StreetClass, ...points: Xy[]][]) {
	return buildNetwork(
		streets.map(([name, streetClass, ...points]) => ({
			id: name,
			name,
			streetClass,
			provenance: 'illustrative' as const,
			coordinates: line(...points),
			vertexKeys: points.map(String)
		})),
		{ attribution: '' }
	);
}

const toPairs = (borders: ReturnType<typeof listBlockBorders>) =>
	borders.map(({ a, b, lengthM }) => [a, b, Math.round(lengthM)]);

describe('borders of blocks', () => {
	it('are where sides are in common, not where corners meet', () => {
		expect(toPairs(listBlockBorders(drawBlocks('ab\ncd')))).toEqual([
			[0, 1, 100],
			[0, 2, 100],
			[1, 3, 100],
			[2, 3, 100]
		]);
	});

	it('are found where corners are on one side only, and drawings differ by less than a metre', () => {
		const blocks = [
			drawBox('a', [0, 0, 200, 100]),
			drawBox('b', [0, 100.6, 70, 100]),
			drawBox('c', [70, 99.5, 130, 100])
		];
		const borders = listBlockBorders(blocks);
		expect(toPairs(borders).slice(0, 2)).toEqual([
			[0, 1, 70],
			[0, 2, 130]
		]);
		expect(listBlockBorders(blocks, { toleranceM: 0.1 })).toHaveLength(1);
	});

	it('reach across a street if blocks are drawn without it', () => {
		const blocks = [drawBox('a', [0, 0, 100, 100]), drawBox('b', [130, 20, 100, 100])];
		expect(listBlockBorders(blocks)).toEqual([]);
		expect(toPairs(listBlockBorders(blocks, { toleranceM: 30.1 }))).toEqual([[0, 1, 80]]);
	});

	it('know what runs along them: main street, lesser street, railway, nothing', () => {
		const network = buildStreets(
			['大路', 'primary', [100, -50], [100, 60]],
			['小巷', 'residential', [103, 60], [103, 110]],
			['横街', 'primary', [0, 30], [400, 30]]
		);
		const blocks = drawBlocks('abcd');
		const borders = listBlockBorders(blocks, { network, railways: [line([195, -100], [205, 200])] });
		expect(borders[0]).toMatchObject({ a: 0, b: 1, line: { name: '大路', lineClass: 'primary' } });
		expect(borders[0]!.mainM).toBeCloseTo(75, -1);
		expect(borders[1]).toMatchObject({ line: { name: '', lineClass: 'railway' } });
		expect(borders[1]!.mainM).toBeCloseTo(100);
		// A street that only crosses does not run along it.
		expect(borders[2]).toMatchObject({ mainM: 0, line: null });
	});

	it('are those one steps over on 150 random maps', () => {
		for (let seed = 1; seed <= 150; seed++) {
			const blocks = buildRandomBlocks(seed);
			const walked = walkBorders(blocks);
			// Steps are 6 m, and those over the sharp corners of cells land beside them.
			const offM = seed % 3 === 2 ? 40 : 7;
			const found = new Map(listBlockBorders(blocks).map(({ a, b, lengthM }) => [`${a} ${b}`, lengthM]));
			for (const [a, around] of walked.entries())
				for (const [b, lengthM] of around) {
					if (a > b) continue;
					const key = `${a} ${b}`;
					expect(Math.abs((found.get(key) ?? 0) - lengthM), `map ${seed}: ${key}`).toBeLessThan(offM);
					found.delete(key);
				}
			for (const lengthM of found.values()) expect(lengthM).toBeLessThan(offM);
		}
	});
});

describe('outlines of zones', () => {
	const outline = (drawing: string, ...zones: string[]) =>
		outlineZones(
			drawBlocks(drawing),
			zones.map((ids) => ({ blockIds: [...ids] }))
		);

	it('dissolve what their blocks have in common', () => {
		const [zone] = outline('ab\ncd', 'abcd');
		expect(zone!.type).toBe('Polygon');
		expect(zone!.coordinates).toHaveLength(1);
		expect(area(zone!)).toBeCloseTo(40_000, -3);
	});

	it('have holes, and pieces that meet in a corner stay apart', () => {
		const [ring, middle] = outline('abc\ndef\nghi', 'abcdfghi', 'e');
		expect(ring).toMatchObject({ type: 'Polygon' });
		expect(ring!.coordinates).toHaveLength(2);
		expect(middle!.coordinates).toHaveLength(1);
		const [diagonal] = outline('ab\ncd', 'ad');
		expect(diagonal).toMatchObject({ type: 'MultiPolygon' });
		expect(diagonal!.coordinates).toHaveLength(2);
	});

	it('have a hole that touches the outside in a corner as a ring of its own', () => {
		// e is missing, and touches i, which is missing too, in a corner.
		const [zone] = outline('abc\ndef\ngh ', 'abcdfgh');
		expect(zone!.type).toBe('Polygon');
		expect(zone!.coordinates).toHaveLength(2);
		expect(area(zone!)).toBeCloseTo(70_000, -3);
	});

	it('are whole where corners are on one side only', () => {
		const blocks = [
			drawBlock('a', [
				[0, 0],
				[200, 0],
				[200, 100],
				[0, 100]
			]),
			drawBlock('b', [
				[0, 100.2],
				[70, 100],
				[70, 200],
				[0, 200]
			]),
			drawBlock('c', [
				[70, 100],
				[200, 100],
				[200, 200],
				[70, 200]
			])
		];
		const [zone] = outlineZones(blocks, [{ blockIds: ['a', 'b', 'c'] }]);
		expect(zone).toMatchObject({ type: 'Polygon' });
		expect(zone!.coordinates).toHaveLength(1);
	});

	it('are nothing without blocks', () => {
		expect(outline('ab', '', 'x')).toEqual([
			{ type: 'MultiPolygon', coordinates: [] },
			{ type: 'MultiPolygon', coordinates: [] }
		]);
	});

	it('hold the ground of their blocks and no other on 150 random maps', () => {
		for (let seed = 1; seed <= 150; seed++) {
			const blocks = buildRandomBlocks(seed);
			const zones = [0, 1, 2].map((zone) => ({
				blockIds: blocks.filter((_, b) => (b * 7 + seed) % 3 === zone).map(({ id }) => id)
			}));
			const outlines = outlineZones(blocks, zones);
			for (const [zone, { blockIds }] of zones.entries()) {
				const geometry = outlines[zone]!;
				const own = blocks.filter(({ id }) => blockIds.includes(id));
				const groundM2 = own.reduce((sum, block) => sum + area(block.geometry), 0);
				expect(Math.abs(area(geometry) - groundM2), `map ${seed}`).toBeLessThan(1e-4 * groundM2 + 1);
				for (const { id, geometry: shape } of blocks)
					expect(booleanPointInPolygon(findInside(shape)!, geometry), `map ${seed}: ${id}`).toBe(
						blockIds.includes(id)
					);
				const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
				for (const ring of polygons.flat())
					expect(kinks({ type: 'Polygon', coordinates: [ring] }).features, `map ${seed}`).toEqual([]);
			}
		}
	});
});

describe('blocks built from streets', () => {
	const grid = (name: string, streetClass: StreetClass = 'primary') =>
		[
			[`${name}1`, streetClass, [0, 0], [200, 0], [400, 0]],
			[`${name}2`, streetClass, [0, 200], [200, 200], [400, 200]],
			[`${name}3`, streetClass, [0, 0], [0, 200]],
			[`${name}4`, streetClass, [200, 0], [200, 200]],
			[`${name}5`, streetClass, [400, 0], [400, 200]]
		] as Parameters<typeof buildStreets>;

	it('are what main streets enclose, from north to south', () => {
		const blocks = buildBlocks(buildStreets(...grid('街')));
		expect(blocks.map(({ id }) => id)).toEqual(['block-001', 'block-002']);
		for (const { areaM2 } of blocks) expect(areaM2).toBeCloseTo(40_000, -2);
		expect(buildBlocks(buildStreets(...grid('巷', 'residential')))).toEqual([]);
		expect(buildBlocks(buildStreets(...grid('巷', 'residential')), { isEveryStreet: true })).toHaveLength(2);
	});

	it('are not bounded by dead ends, but by lines that cross without a joint', () => {
		const streets = grid('街');
		streets.push(['尽头路', 'primary', [100, 0], [100, 90]], ['高架', 'primary', [-50, 100], [450, 100]]);
		expect(buildBlocks(buildStreets(...streets))).toHaveLength(4);
	});

	it('have holes where streets within do not reach their sides', () => {
		const streets = grid('街');
		streets.push(['里街', 'primary', [50, 50], [150, 50], [150, 150], [50, 150], [50, 50]]);
		const blocks = buildBlocks(buildStreets(...streets));
		expect(blocks).toHaveLength(3);
		expect(blocks.map(({ geometry }) => geometry.coordinates.length).toSorted()).toEqual([1, 1, 2]);
		expect(blocks.reduce((sum, { areaM2 }) => sum + areaM2, 0)).toBeCloseTo(80_000, -2);
	});

	it('take in the strip between two carriageways', () => {
		const streets = grid('街');
		streets.push(['对向', 'primary', [0, 212], [400, 212]], ['头', 'primary', [0, 200], [0, 212]]);
		streets.push(['尾', 'primary', [400, 200], [400, 212]]);
		const blocks = buildBlocks(buildStreets(...streets));
		expect(blocks).toHaveLength(2);
		expect(blocks.reduce((sum, { areaM2 }) => sum + areaM2, 0)).toBeCloseTo(84_800, -2);
	});
});
