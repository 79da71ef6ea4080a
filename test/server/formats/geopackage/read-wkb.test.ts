import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readGpb } from '#lib/server/formats/geopackage/read-gpb.ts';
import { readWkb } from '#lib/server/formats/geopackage/read-wkb.ts';
import { buildGpb, buildWkb } from '../../../helpers/formats/build-wkb.ts';

const SQUARE = [
	[0, 0],
	[4, 0],
	[4, 4],
	[0, 0]
];
const SHAPES: Geometry[] = [
	{ type: 'Point', coordinates: [115.5, 38.9] },
	{ type: 'LineString', coordinates: SQUARE },
	{ type: 'Polygon', coordinates: [SQUARE, SQUARE] },
	{ type: 'MultiPoint', coordinates: SQUARE },
	{ type: 'MultiLineString', coordinates: [SQUARE, SQUARE] },
	{ type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE, SQUARE]] },
	{ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] }
];

/** Head of a shape of one byte order and kind. */
const head = (code: number): Buffer =>
	Buffer.from([1, ...[0, 8, 16, 24].map((shift) => (code >>> shift) & 255)]);
const numbers = (...all: number[]): Buffer => Buffer.from(Float64Array.from(all).buffer);
const count = (n: number): Buffer => Buffer.from(Uint32Array.of(n).buffer);

describe('well-known binary', () => {
	it('reads every shape in both byte orders, with and without Z and M, as ISO and PostGIS say it', () => {
		for (const geometry of SHAPES)
			for (const isLittle of [true, false])
				for (const isPostgis of [true, false])
					for (const dimension of ['', 'z', 'm', 'zm'] as const)
						expect(readWkb(buildWkb(geometry, { isLittle, isPostgis, dimension }))).toEqual({
							geometry,
							curves: 0
						});
	});

	it('finds empty shapes', () => {
		const empties = [
			Buffer.concat([head(1), numbers(Number.NaN, Number.NaN)]),
			...[2, 3, 4, 5, 6, 7].map((code) => Buffer.concat([head(code), count(0)]))
		];
		for (const bytes of empties) expect(readWkb(bytes)).toEqual({ geometry: null, curves: 0 });
	});

	it('makes lines of arcs', () => {
		const arc = Buffer.concat([head(8), count(3), numbers(1, 0, 0, 1, -1, 0)]);
		const read = readWkb(arc) as { geometry: { coordinates: number[][] }; curves: number };
		expect(read.curves).toBe(1);
		const { coordinates } = read.geometry;
		expect([coordinates[0], coordinates.at(-1)]).toEqual([
			[1, 0],
			[-1, 0]
		]);
		for (const [x, y] of coordinates) {
			expect(Math.hypot(x!, y!)).toBeCloseTo(1, 12);
			expect(y).toBeGreaterThanOrEqual(0);
		}
		// Along a straight line, and as a part of an area: a whole circle through two positions.
		expect(readWkb(Buffer.concat([head(8), count(3), numbers(0, 0, 1, 1, 2, 2)]))).toMatchObject({
			geometry: {
				coordinates: [
					[0, 0],
					[1, 1],
					[2, 2]
				]
			}
		});
		const circle = Buffer.concat([head(10), count(1), head(8), count(3), numbers(0, 0, 2, 0, 0, 0)]);
		const area = readWkb(circle) as { geometry: { type: string; coordinates: number[][][] } };
		expect(area.geometry.type).toBe('Polygon');
		for (const [x, y] of area.geometry.coordinates[0]!) expect(Math.hypot(x! - 1, y!)).toBeCloseTo(1, 12);
		const compound = Buffer.concat([head(9), count(2), head(2), count(2), numbers(3, 0, 1, 0), arc]);
		const line = readWkb(compound) as { geometry: { coordinates: number[][] } };
		expect(line.geometry.coordinates.slice(0, 2)).toEqual([
			[3, 0],
			[1, 0]
		]);
		expect(line.geometry.coordinates.at(-1)).toEqual([-1, 0]);
	});

	it('tells what it cannot read', () => {
		const deep = Buffer.concat(Array.from({ length: 100 }, () => Buffer.concat([head(7), count(1)])));
		expect(readWkb(deep)).toEqual({ leftOut: 'broken-shape' });
		expect(readWkb(Buffer.concat([head(99), count(0)]))).toEqual({ leftOut: 'unknown-shape' });
		expect(readWkb(Buffer.concat([head(2), count(4_000_000_000)]))).toEqual({ leftOut: 'broken-shape' });
		expect(readWkb(Buffer.concat([head(1), numbers(Infinity, 1)]))).toEqual({ leftOut: 'bad-coordinate' });
		expect(readWkb(buildWkb(SHAPES[2]!).subarray(0, 40))).toEqual({ leftOut: 'broken-shape' });
		expect(readWkb(Buffer.alloc(0))).toEqual({ leftOut: 'broken-shape' });
	});
});

describe('the envelope of GeoPackage', () => {
	it.each([
		[0, 0],
		[1, 32],
		[2, 48],
		[3, 48],
		[4, 64]
	])('kind %d', (kind, envelope) => {
		const bytes = buildGpb(buildWkb(SHAPES[0]!), { flags: 1 | (kind << 1), envelope });
		expect(readGpb(bytes)).toEqual({ geometry: SHAPES[0], curves: 0 });
	});

	it('tells empty and unknown ones', () => {
		expect(readGpb(buildGpb(buildWkb(SHAPES[0]!), { flags: 0x11 }))).toEqual({ geometry: null, curves: 0 });
		expect(readGpb(buildGpb(buildWkb(SHAPES[0]!), { flags: 0x21 }))).toEqual({ leftOut: 'unknown-shape' });
		expect(readGpb(buildGpb(buildWkb(SHAPES[0]!), { flags: 0x0f }))).toEqual({ leftOut: 'broken-shape' });
		expect(readGpb(Buffer.from('nothing'))).toEqual({ leftOut: 'broken-shape' });
	});
});
