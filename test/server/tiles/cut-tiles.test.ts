import { GeoJSONVT } from '@maplibre/geojson-vt';
import type { Feature } from 'geojson';
import { describe, expect, test } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { cutTiles } from '#lib/server/tiles/cut-tiles.ts';

/** Lines and areas of all sizes over a city of half a degree. */
function drawFeatures(seed: number): Record<'landuse' | 'street', Feature[]> {
	const random = buildRandom(seed);
	const place = () => [115.2 + 0.5 * random(), 38.6 + 0.4 * random()] as const;
	const street = (): Feature => {
		const [lng, lat] = place();
		const size = 0.4 * random() ** 4;
		const coordinates = Array.from({ length: 2 + Math.floor(6 * random()) }, () => [
			lng + size * random(),
			lat + size * random()
		]);
		return {
			type: 'Feature',
			properties: { class: random() < 0.3 ? 'primary' : 'residential' },
			geometry: { type: 'LineString', coordinates }
		};
	};
	const area = (): Feature => {
		const [west, south] = place();
		const [east, north] = [west + 0.1 * random() ** 3, south + 0.1 * random() ** 3];
		const ring = [
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south]
		];
		return {
			type: 'Feature',
			properties: { kind: 'water' },
			geometry: { type: 'Polygon', coordinates: [ring] }
		};
	};
	return { landuse: Array.from({ length: 15 }, area), street: Array.from({ length: 60 }, street) };
}

const ZOOMS = { minZoom: 8, maxZoom: 14 };
const BOUNDS: [number, number, number, number] = [115.2, 38.6, 115.7, 39];

describe('cutTiles', () => {
	test.each([1, 2, 3])('cuts in blocks what would be cut at once (seed %i)', (seed) => {
		const { street } = drawFeatures(seed);
		const all = street.filter(({ properties }) => properties!.class === 'primary');
		const whole = new GeoJSONVT(
			{ type: 'FeatureCollection', features: all },
			{ maxZoom: 14, tolerance: 4, extent: 4096, buffer: 64, indexMaxZoom: 0, wrap: false }
		);
		const tiles = [...cutTiles({ street: all }, { ...ZOOMS, bounds: BOUNDS })];
		expect(tiles.length).toBeGreaterThan(50);
		const found = new Set(tiles.map(({ z, x, y }) => `${z}/${x}/${y}`));
		for (let z = ZOOMS.minZoom; z <= ZOOMS.maxZoom; z++)
			for (const { x, y } of listTiles(z))
				if (!whole.getTile(z, x, y)) expect(found, `${z}/${x}/${y}`).not.toContain(`${z}/${x}/${y}`);
		// Cut by itself, without its blocks' other tiles, each is the same.
		for (const { z, x, y, data } of tiles.filter((_, i) => i % 17 === 0)) {
			const near = all.filter((feature) => new GeoJSONVT(feature, { ...OPTIONS }).getTile(z, x, y) !== null);
			const [alone] = cutTiles({ street: near }, { minZoom: z, maxZoom: 14, bounds: boundsOf(z, x, y) });
			expect(alone).toMatchObject({ z, x, y });
			expect(Buffer.from(alone!.data).equals(Buffer.from(data))).toBe(true);
		}
	});

	test('leaves no tile out that has something', () => {
		const layers = drawFeatures(4);
		const found = new Set(
			[...cutTiles(layers, { ...ZOOMS, bounds: BOUNDS })].map(({ z, x, y }) => `${z}/${x}/${y}`)
		);
		for (const feature of layers.landuse)
			for (const [lng, lat] of (feature.geometry as GeoJSON.Polygon).coordinates[0]!) {
				const z = 14;
				const [x, y] = tileOf(lng!, lat!, z);
				if (isWithin(lng!, lat!)) expect(found).toContain(`${z}/${x}/${y}`);
			}
	});
});

const OPTIONS = { maxZoom: 14, tolerance: 4, extent: 4096, buffer: 64, indexMaxZoom: 0, wrap: false };

const isWithin = (lng: number, lat: number) =>
	lng >= BOUNDS[0] && lng <= BOUNDS[2] && lat >= BOUNDS[1] && lat <= BOUNDS[3];

function tileOf(lng: number, lat: number, z: number): [x: number, y: number] {
	const sin = Math.sin((lat * Math.PI) / 180);
	const y = 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
	return [Math.floor((lng / 360 + 0.5) * 2 ** z), Math.floor(y * 2 ** z)];
}

function listTiles(z: number): { x: number; y: number }[] {
	const [west, north] = tileOf(BOUNDS[0], BOUNDS[3], z);
	const [east, south] = tileOf(BOUNDS[2], BOUNDS[1], z);
	const tiles = [];
	for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) tiles.push({ x, y });
	return tiles;
}

/** A little less than the tile, so that it is the only one. */
function boundsOf(z: number, x: number, y: number): [number, number, number, number] {
	const lngOf = (column: number) => (column / 2 ** z - 0.5) * 360;
	const latOf = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;
	return [lngOf(x + 0.3), latOf(y + 0.7), lngOf(x + 0.7), latOf(y + 0.3)];
}
