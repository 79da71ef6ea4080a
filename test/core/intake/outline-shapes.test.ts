import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { compareExtents, extentOf, keyOfLayout } from '#lib/core/intake/intake-layout.ts';
import { outlineShapes, type RowShape } from '#lib/core/intake/outline-shapes.ts';

const square = (x: number, y: number, size: number): Position[] => [
	[x, y],
	[x + size, y],
	[x + size, y + size],
	[x, y + size],
	[x, y]
];

test('vertices that nobody would see go, those that are kept are those of the shape', () => {
	const ring: Position[] = [
		[0, 0],
		[500, 0.01],
		[1000, 0],
		[1000, 1000],
		[0, 1000],
		[0, 0]
	];
	const { shapes, all } = outlineShapes([{ row: 7, geometry: { type: 'Polygon', coordinates: [ring] } }]);
	expect(all).toBe(1);
	expect(shapes).toEqual([
		{ row: 7, geometry: { type: 'Polygon', coordinates: [ring.filter((_, i) => i !== 1)] } }
	]);
});

test('a shape smaller than what can be seen stays one', () => {
	const tiny = square(10, 10, 0.001);
	const { shapes } = outlineShapes([
		{ row: 1, geometry: { type: 'Polygon', coordinates: [square(0, 0, 1000)] } },
		{ row: 2, geometry: { type: 'Polygon', coordinates: [tiny] } }
	]);
	expect(shapes[1]!.geometry).toEqual({ type: 'Polygon', coordinates: [tiny] });
});

test('of many some thousand are chosen over the whole file; positions that are no numbers are left out', () => {
	const rows = Array.from({ length: 10_000 }, (_, i): RowShape => ({
		row: i + 1,
		geometry: { type: 'Point', coordinates: [i === 5 ? Number.NaN : i, 0] }
	}));
	const { shapes, all } = outlineShapes(rows);
	expect(all).toBe(9999);
	expect(shapes).toHaveLength(3000);
	expect(shapes[0]!.row).toBe(1);
	expect(shapes.at(-1)!.row).toBeGreaterThan(9990);
	expect(new Set(shapes.map(({ row }) => row)).size).toBe(3000);
});

test('a ring of a million vertices that zigzag is thinned first', () => {
	const zigzag = Array.from({ length: 1_000_000 }, (_, i): Position => [i, i % 2 === 0 ? 0 : 1e6]);
	const { shapes } = outlineShapes([{ row: 1, geometry: { type: 'LineString', coordinates: zigzag } }]);
	expect(JSON.stringify(shapes).length).toBeLessThan(200_000);
});

describe('what was said of a file holds for', () => {
	const extent = extentOf([null, { type: 'Polygon', coordinates: [square(500, 300, 1000)] }])!;
	test.each([
		['same', extent],
		['like', [600, 350, 1900, 1800]],
		[undefined, [4000, 4000, 5000, 5000]],
		[undefined, null]
	] as const)('%s', (nearness, other) => {
		expect(extent).toEqual([500, 300, 1500, 1300]);
		expect(compareExtents(extent, other && [...other])).toBe(nearness);
	});

	test('files of one format with the same headings, whatever marks and units these have', () => {
		const key = (columns: string[]) => keyOfLayout('csv', { columns });
		expect(key(['小区名称', '建筑面积（平方米）'])).toBe(key(['小区 名称', '建筑面积']));
		expect(key(['小区名称', '户数'])).not.toBe(key(['户数', '小区名称']));
		expect(keyOfLayout('dxf', { columns: ['a'] })).not.toBe(key(['a']));
	});
});
