import type { Feature, Point } from 'geojson';
import { expect, test } from 'vitest';
import { buildBasemapLayers } from '#lib/server/tiles/build-basemap.ts';
import { getLayerSchema } from '#lib/server/tiles/schema.ts';

const point = (name: string, kind: string, lng = 115.4): Feature<Point> => ({
	type: 'Feature',
	properties: { name, kind },
	geometry: { type: 'Point', coordinates: [lng, 38.8] }
});

const building = (side: number): Feature<GeoJSON.Polygon> => ({
	type: 'Feature',
	properties: { kind: 'building' },
	geometry: {
		type: 'Polygon',
		coordinates: [
			[
				[115, 38],
				[115 + side, 38],
				[115 + side, 38 + side],
				[115, 38 + side],
				[115, 38]
			]
		]
	}
});

test('names of places and waters are no landmarks', () => {
	const { landmark, place } = buildBasemapLayers({
		ways: [],
		places: [
			point('市医院', 'hospital'),
			point('河东', 'suburb'),
			point('东湖', 'water'),
			point('王庄', 'village')
		]
	});
	expect(landmark?.map(({ properties }) => properties!.name)).toEqual(['市医院']);
	expect(place?.map(({ properties }) => properties!.name)).toEqual(['河东', '东湖', '王庄']);
	const zooms = place!.map(({ properties }) => getLayerSchema('place').minZoomOf(properties!));
	expect(zooms).toEqual([11, 12, 12]);
});

test('a river has its name once in some kilometres', () => {
	const river = (lng: number, name: string) => ({
		type: 'Feature' as const,
		properties: { layer: 'waterway' as const, kind: 'river', name },
		geometry: {
			type: 'LineString' as const,
			coordinates: [
				[lng, 38.8],
				[lng + 0.01, 38.8],
				[lng + 0.02, 38.8]
			]
		}
	});
	const { place } = buildBasemapLayers({
		ways: [],
		lines: [river(115.4, '府河'), river(115.42, '府河'), river(115.5, '府河'), river(115.4, '')]
	});
	expect(
		place?.map(({ properties, geometry }) => [
			properties!.name,
			(geometry as Point).coordinates[0]!.toFixed(2)
		])
	).toEqual([
		['府河', '115.41'],
		['府河', '115.51']
	]);
});

test('small buildings come in a zoom after large ones', () => {
	const { building: found } = buildBasemapLayers({
		ways: [],
		buildings: [building(0.001), building(0.0001)]
	});
	expect(found!.map(({ properties }) => getLayerSchema('building').minZoomOf(properties!))).toEqual([14, 15]);
});
