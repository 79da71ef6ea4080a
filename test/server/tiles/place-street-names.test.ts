import fc from 'fast-check';
import type { Feature, LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { latitudeAt, mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import { PxLine } from '#lib/carto/px-line.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { cutWholeLines } from '#lib/server/tiles/cut-whole-lines.ts';
import { placeStreetNames } from '#lib/server/tiles/place-street-names.ts';
import { STREET_NAME_MAX_LEVEL, STREET_NAME_MIN_LEVEL } from '#lib/server/tiles/schema.ts';
import { roomForName } from '#lib/server/tiles/street-name-room.ts';
import { howMany } from '../../helpers/how-many.ts';

const [MIDDLE_X, MIDDLE_Y] = [mercatorX(115.48), mercatorY(38.87)];
const ZOOM_13 = TILE_PX * 2 ** 13;

/** So many px right of and below the middle at zoom 13. */
const at = (x: number, y: number): LngLat => [
	(MIDDLE_X + x / ZOOM_13 - 0.5) * 360,
	latitudeAt(MIDDLE_Y + y / ZOOM_13)
];

const street = (
	name: string,
	points: readonly (readonly [number, number])[],
	of: { rank?: number; nameEn?: string; class?: string } = {}
): Feature<LineString> => ({
	type: 'Feature',
	properties: { name, nameEn: '', class: 'primary', rank: 1, ...of },
	geometry: { type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) }
});

/** Middles of the names, px at a zoom. */
function middlesAt(names: readonly Feature<LineString>[], zoom: number) {
	const worldPx = TILE_PX * 2 ** zoom;
	return names
		.filter(({ properties }) => properties!.level <= zoom)
		.map(({ geometry, properties }) => {
			const line = new PxLine(geometry.coordinates, worldPx);
			const [x, y] = line.at(line.lengthPx / 2);
			return { key: properties!.nameEn || properties!.name, x, y };
		});
}

function nearestSame(middles: ReturnType<typeof middlesAt>): number {
	let least = Infinity;
	for (const [i, a] of middles.entries())
		for (const b of middles.slice(i + 1))
			if (a.key === b.key) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
	return least;
}

const LEVELS = Array.from({ length: STREET_NAME_MAX_LEVEL - 10 }, (_, i) => 11 + i);

describe('names of streets', () => {
	it('stand every few hundred px of a long street, at each zoom between those of the last', () => {
		const names = placeStreetNames([
			street('朝阳大街', [
				[0, 0],
				[3000, 0]
			])
		]);
		for (const zoom of [12, 13, 14, 15, 16, 17]) {
			const xs = middlesAt(names, zoom)
				.map(({ x }) => x)
				.toSorted((a, b) => a - b);
			const gaps = xs.slice(1).map((x, i) => x - xs[i]!);
			expect(Math.min(...gaps)).toBeGreaterThanOrEqual(339.9);
			expect(Math.max(...gaps)).toBeLessThan(800);
		}
	});

	it('of both carriageways, and of a street and its lane, are one name', () => {
		const names = placeStreetNames([
			street('朝阳大街', [
				[0, 0],
				[900, 0]
			]),
			street('朝阳大街', [
				[0, 8],
				[900, 8]
			]),
			street(
				'朝阳大街',
				[
					[450, 0],
					[450, 200]
				],
				{ rank: 5, class: 'service' }
			)
		]);
		for (const zoom of LEVELS) expect(nearestSame(middlesAt(names, zoom))).toBeGreaterThanOrEqual(339.9);
	});

	it('that read the same in English keep off each other, too', () => {
		const names = placeStreetNames([
			street(
				'建设路',
				[
					[0, 0],
					[200, 0]
				],
				{ nameEn: 'Jianshe Road' }
			),
			street(
				'建社路',
				[
					[0, 60],
					[200, 60]
				],
				{ nameEn: 'Jianshe Road' }
			)
		]);
		expect(middlesAt(names, 13)).toHaveLength(1);
	});

	it('come in with the streets of their rank, and where the street is long enough for them', () => {
		const levelOf = (rank: number, px: number) =>
			Math.min(
				...placeStreetNames([
					street(
						'裕华路',
						[
							[0, 0],
							[px, 0]
						],
						{ rank }
					)
				]).map((it) => it.properties!.level)
			);
		for (const rank of [1, 2, 3, 4, 5]) expect(levelOf(rank, 4000)).toBe(STREET_NAME_MIN_LEVEL[rank]);
		// Three letters take about 45 px.
		expect(levelOf(1, 30)).toBe(14);
		expect(
			placeStreetNames([
				street('', [
					[0, 0],
					[4000, 0]
				])
			])
		).toEqual([]);
	});

	it('keep off a sharp bend, and off the names of other streets', () => {
		const [bent] = middlesAt(
			placeStreetNames([
				street('裕华路', [
					[-100, 0],
					[0, 0],
					[0, 100]
				])
			]),
			13
		);
		const corner = { x: MIDDLE_X * ZOOM_13, y: MIDDLE_Y * ZOOM_13 };
		expect(Math.hypot(bent!.x - corner.x, bent!.y - corner.y)).toBeGreaterThan(20);
		const crossing = placeStreetNames([
			street('裕华路', [
				[-100, 0],
				[100, 0]
			]),
			street('朝阳大街', [
				[0, -100],
				[0, 100]
			])
		]);
		const [a, b] = middlesAt(crossing, 13);
		expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeGreaterThan(17);
	});

	it('never stand twice within 300 px at any zoom, on whatever streets, and each goes into one tile', () => {
		const coordinate = fc.integer({ min: -1500, max: 1500 });
		const anyStreet = fc.record({
			points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 5 }),
			name: fc.constantFrom('朝阳大街', '裕华路', 'A'),
			rank: fc.integer({ min: 1, max: 5 })
		});
		fc.assert(
			fc.property(fc.array(anyStreet, { maxLength: 6 }), (streets) => {
				const names = placeStreetNames(
					streets.map(({ name, points, rank }) => street(name, points, { rank }))
				);
				for (const zoom of LEVELS) {
					const middles = middlesAt(names, zoom);
					expect(nearestSame(middles)).toBeGreaterThanOrEqual(339.9);
					// The tiles have each once, and with its middle where it was.
					const shown = names.filter(({ properties }) => properties!.level <= zoom);
					const tiles = cutWholeLines(
						shown.map((feature) => ({ feature, lengthPx: roomForName(feature.properties!).roomPx })),
						{ zoom, extent: 4096 }
					);
					const cut = [...tiles].flatMap(([key, features]) =>
						features.map(({ geometry }) => {
							const [column, row] = key.split(' ').map(Number);
							return halfway(geometry[0] as [number, number][]).map(
								(value, i) => ((i === 0 ? column! : row!) + value / 4096) * TILE_PX
							);
						})
					);
					expect(cut).toHaveLength(middles.length);
					for (const { x, y } of middles)
						expect(Math.min(...cut.map(([cx, cy]) => Math.hypot(cx! - x, cy! - y)))).toBeLessThan(2);
				}
			}),
			{ numRuns: howMany(15) }
		);
	});
});

/** Half of the way along a tile's line; it is within the tile. */
function halfway(points: readonly [number, number][]): [number, number] {
	const parts = points.slice(1).map(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1]));
	let left = parts.reduce((sum, part) => sum + part, 0) / 2;
	for (const [i, part] of parts.entries()) {
		if (part >= left) {
			const [a, b] = [points[i]!, points[i + 1]!];
			const middle: [number, number] = [
				a[0] + (left / part) * (b[0] - a[0]),
				a[1] + (left / part) * (b[1] - a[1])
			];
			// A map looks for it in units of half the size.
			for (const unit of middle.map((value) => Math.round(2 * value)))
				expect(unit >= 0 && unit < 8192, String(middle)).toBe(true);
			return middle;
		}
		left -= part;
	}
	throw new RangeError('a line without length');
}
