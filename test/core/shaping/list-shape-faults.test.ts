import fc from 'fast-check';
import type { MultiPolygon, Position } from 'geojson';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import { describe, expect, it } from 'vitest';
import { listShapeFaults } from '#lib/core/shaping/list-shape-faults.ts';
import type { ShapeFaultCode } from '#lib/core/shaping/shape-faults.ts';
import type { Shape } from '#lib/core/shaping/types.ts';
import { ringFaultsByForce } from '../../helpers/shaping/ring-faults-by-force.ts';

const closed = (...points: Position[]): Position[] => [...points, points[0]!];
const box = (w: number, s: number, e: number, n: number) => closed([w, s], [e, s], [e, n], [w, n]);
const polygon = (...coordinates: Position[][]): Shape => ({ type: 'Polygon', coordinates });
const parts = (...coordinates: Position[][][]): Shape => ({ type: 'MultiPolygon', coordinates });
const codesOf = (shape: Shape): ShapeFaultCode[] => [
	...new Set(listShapeFaults(shape).map(({ code }) => code))
];
const sound = (shape: Shape) => expect(listShapeFaults(shape)).toEqual([]);

describe('faults of single positions', () => {
	it('are named for points and lines', () => {
		sound({ type: 'Point', coordinates: [115.4, 38.8] });
		expect(listShapeFaults({ type: 'Point', coordinates: [] })).toEqual([{ code: 'empty', lngLat: null }]);
		expect(listShapeFaults({ type: 'Point', coordinates: [Number.NaN, 1] })).toEqual([
			{ code: 'not-finite', lngLat: null }
		]);
		expect(listShapeFaults({ type: 'Point', coordinates: [38.8, 115.4] })).toEqual([
			{ code: 'out-of-range', lngLat: [38.8, 115.4] }
		]);
		sound({
			type: 'LineString',
			coordinates: [
				[0, 0],
				[2, 2],
				[2, 0],
				[0, 2]
			]
		});
		expect(codesOf({ type: 'LineString', coordinates: [[1, 1]] })).toEqual(['too-few-positions']);
		expect(
			codesOf({
				type: 'LineString',
				coordinates: [
					[1, 1],
					[1, 1]
				]
			})
		).toEqual(['zero-length']);
		expect(
			codesOf({
				type: 'MultiLineString',
				coordinates: [
					[
						[1, 1],
						[1, 1],
						[2, 1]
					],
					[]
				]
			})
		).toEqual(['repeated-position', 'empty']);
	});

	it('are named for rings', () => {
		expect(codesOf(polygon())).toEqual(['empty']);
		expect(codesOf(parts())).toEqual(['empty']);
		expect(
			codesOf(
				polygon([
					[0, 0],
					[1, 0],
					[1, 1],
					[0, 1]
				])
			)
		).toEqual(['not-closed']);
		expect(codesOf(polygon(closed([0, 0], [1, 0])))).toEqual(['too-few-positions']);
		expect(codesOf(polygon(closed([0, 0], [1, 1], [3, 3])))).toEqual(['zero-area']);
		expect(listShapeFaults(polygon(closed([0, 0], [4, 0], [4, 0], [4, 4], [0, 4])))).toEqual([
			{ code: 'repeated-position', lngLat: [4, 0] }
		]);
		expect(codesOf(polygon(closed([0, 0], [1, Infinity], [1, 1])))).toEqual(['not-finite']);
	});
});

describe('faults of borders', () => {
	it.each<[string, Shape, ShapeFaultCode, Position]>([
		['a bow tie', polygon(closed([0, 0], [4, 4], [4, 0], [0, 4])), 'self-crossing', [2, 2]],
		['a spike outwards', polygon(closed([0, 0], [4, 0], [4, 4], [4, 9], [4, 4], [0, 4])), 'spike', [4, 9]],
		['a spike inwards', polygon(closed([0, 0], [4, 0], [2, 0], [2, 4], [0, 4])), 'spike', [4, 0]],
		[
			'two lobes at one corner',
			polygon(closed([0, 0], [2, 2], [4, 0], [4, 4], [2, 2], [0, 4])),
			'self-touch',
			[2, 2]
		],
		[
			'a corner on the far side',
			polygon(closed([0, 0], [8, 0], [8, 4], [4, 0], [0, 4])),
			'self-touch',
			[4, 0]
		],
		['a hole across the border', polygon(box(0, 0, 4, 4), box(3, 1, 5, 2)), 'hole-crosses-border', [4, 1]],
		['a hole along the border', polygon(box(0, 0, 4, 4), box(3, 1, 4, 2)), 'hole-crosses-border', [4, 1]],
		[
			'a hole through a corner',
			polygon(box(0, 0, 4, 4), closed([3, 3], [5, 5], [3, 4])),
			'hole-crosses-border',
			[4, 4]
		],
		['a hole outside', polygon(box(0, 0, 4, 4), box(5, 1, 6, 2)), 'hole-outside', [5, 1]],
		['a hole round the border', polygon(box(1, 1, 2, 2), box(0, 0, 4, 4)), 'hole-outside', [0, 0]],
		[
			'two holes over each other',
			polygon(box(0, 0, 9, 9), box(1, 1, 4, 4), box(2, 2, 5, 3)),
			'holes-overlap',
			[4, 2]
		],
		['a hole in a hole', polygon(box(0, 0, 9, 9), box(1, 1, 4, 4), box(2, 2, 3, 3)), 'holes-overlap', [2, 2]],
		[
			'a hole that touches twice',
			polygon(box(0, 0, 4, 4), closed([0, 2], [2, 1], [4, 2], [2, 3])),
			'ground-cut-apart',
			[0, 2]
		],
		['parts over each other', parts([box(0, 0, 4, 4)], [box(3, 1, 6, 2)]), 'parts-overlap', [4, 1]],
		['a part in a part', parts([box(0, 0, 4, 4)], [box(1, 1, 2, 2)]), 'parts-overlap', [1, 1]],
		[
			'a part drawn into a part',
			parts([box(0, 0, 4, 4)], [closed([0, 2], [2, 0], [4, 2], [2, 4])]),
			'parts-overlap',
			[0, 2]
		],
		['parts side by side', parts([box(0, 0, 4, 4)], [box(4, 1, 6, 2)]), 'parts-share-border', [4, 2]],
		['a part twice', parts([box(0, 0, 4, 4)], [box(0, 0, 4, 4)]), 'parts-share-border', [0, 0]]
	])('finds %s', (_, shape, code, lngLat) => {
		const faults = listShapeFaults(shape);
		expect(faults[0]!.code).toBe(code);
		// The foot of a spike is touched too.
		expect(new Set(faults.map((fault) => fault.code))).toEqual(
			new Set(code === 'spike' ? ['spike', 'self-touch'] : [code])
		);
		expect(faults.map((fault) => fault.lngLat)).toContainEqual(lngLat);
	});

	it('leaves alone what touches in single points', () => {
		sound(polygon(box(0, 0, 4, 4), closed([0, 2], [2, 1], [2, 3])));
		sound(polygon(box(0, 0, 9, 9), closed([1, 1], [4, 1], [4, 4]), closed([4, 4], [7, 4], [7, 7])));
		sound(parts([box(0, 0, 4, 4)], [box(4, 4, 6, 6)]));
		sound(parts([box(0, 0, 9, 9), box(2, 2, 6, 6)], [closed([2, 4], [4, 2], [6, 4], [4, 6])]));
		sound(parts([box(0, 0, 9, 9), box(2, 2, 6, 6)], [box(3, 3, 4, 4)]));
	});

	it('sees a crossing of a hair’s breadth', () => {
		// The last digit that a plan keeps, at the place of a plan.
		const at = (lng: number, lat: number): Position =>
			[115.4 + lng * 1e-7, 38.8 + lat * 1e-7].map((x) => +x.toFixed(7));
		sound(polygon(closed(at(0, 0), at(90_000, 30_000), at(60_000, 20_001), at(0, 70_000))));
		expect(codesOf(polygon(closed(at(0, 0), at(90_000, 30_000), at(60_000, 19_999), at(0, 70_000))))).toEqual(
			['self-crossing']
		);
	});

	it('names at most a hundred, and does not hang on a scribble', () => {
		const points = Array.from({ length: 2000 }, (_, i): Position =>
			[(i * 7919) % 1009, (i * 104_729) % 997].map((x) => x / 10)
		);
		expect(listShapeFaults(polygon(closed(...points))).length).toBe(100);
	});

	it('looks through a long border', () => {
		const wave = Array.from({ length: 20_000 }, (_, i): Position => {
			const angle = (i / 20_000) * 2 * Math.PI;
			const radius = 0.05 + 0.01 * Math.cos(90 * angle);
			return [115.4 + radius * Math.cos(angle), 38.8 + radius * Math.sin(angle)];
		});
		sound(polygon(closed(...wave)));
	});
});

describe('against other judges', () => {
	const place = (size: number) =>
		fc.tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size }));
	const ring = (size: number, most: number) =>
		fc.array(place(size), { minLength: 3, maxLength: most }).map((points) => closed(...points));

	it('says of a ring what every pair of its sides says', () => {
		fc.assert(
			fc.property(ring(6, 8), (points) => {
				expect(new Set(codesOf(polygon(points)))).toEqual(ringFaultsByForce(points));
			}),
			{ numRuns: 20_000 }
		);
	});

	it('accepts what OGC does, but for positions that repeat', () => {
		const reader = new GeoJSONReader();
		const triangleOrBox = fc.oneof(
			ring(7, 4),
			fc.tuple(place(6), place(3)).map(([[w, s], [dx, dy]]) => box(w, s, w + dx + 1, s + dy + 1))
		);
		const shapes = fc.array(fc.array(triangleOrBox, { minLength: 1, maxLength: 4 }), {
			minLength: 1,
			maxLength: 3
		});
		let [validCount, brokenCount] = [0, 0];
		fc.assert(
			fc.property(shapes, (coordinates) => {
				const shape: MultiPolygon = { type: 'MultiPolygon', coordinates };
				const codes = codesOf(shape);
				fc.pre(!codes.includes('repeated-position'));
				const isValid = IsValidOp.isValid(reader.read(shape));
				if (isValid) validCount++;
				else brokenCount++;
				expect(codes.length === 0).toBe(isValid);
			}),
			{ numRuns: 8000 }
		);
		expect(validCount).toBeGreaterThan(500);
		expect(brokenCount).toBeGreaterThan(500);
	});
});
