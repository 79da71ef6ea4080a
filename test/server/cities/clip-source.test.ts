import type { Polygon } from 'geojson';
import { expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { clipSource } from '#lib/server/cities/clip-source.ts';
import type { LanduseFeature, LandmarkFeature, LineFeature } from '#lib/server/import/types.ts';

const box = (west: number, south: number, east: number, north: number): Polygon => ({
	type: 'Polygon',
	coordinates: [
		[
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south]
		]
	]
});

const street = (id: string, ...coordinates: LngLat[]): StreetWay => ({
	id,
	name: '',
	streetClass: 'service',
	provenance: 'imported',
	coordinates,
	vertexKeys: coordinates.map((at) => at.join())
});

const clip = (parts: {
	ways?: StreetWay[];
	landuse?: LanduseFeature[];
	lines?: LineFeature[];
	places?: LandmarkFeature[];
}) => clipSource({ ways: [], landuse: [], lines: [], places: [], ...parts }, box(0, 0, 10, 10));

it('keeps streets within as they are', () => {
	const within = street('a', [1, 1], [2, 2]);
	expect(clip({ ways: [within] }).ways).toEqual([within]);
	expect(clip({ ways: [within] }).ways[0]).toBe(within);
});

it('leads a street over the boundary to its next vertex, and leaves the rest out', () => {
	const { ways } = clip({ ways: [street('a', [1, 1], [9, 1], [12, 1], [15, 1], [18, 1])] });
	expect(ways.map(({ coordinates }) => coordinates)).toEqual([
		[
			[1, 1],
			[9, 1],
			[12, 1]
		]
	]);
});

it('numbers the parts of a street that comes back', () => {
	const { ways } = clip({ ways: [street('a', [1, 1], [12, 1], [12, 5], [1, 5])] });
	expect(ways.map(({ id, coordinates, vertexKeys }) => [id, coordinates.length, vertexKeys.length])).toEqual([
		['a', 2, 2],
		['a#in2', 2, 2]
	]);
	expect(clip({ ways: [street('b', [12, 1], [13, 1])] }).ways).toEqual([]);
});

it('keeps ground that lies in, over or around it, and places within', () => {
	const area = (id: string, geometry: Polygon): LanduseFeature => ({
		type: 'Feature',
		properties: { id, name: '', nameEn: '', kind: 'park' },
		geometry
	});
	const { landuse } = clip({
		landuse: [
			area('in', box(1, 1, 2, 2)),
			area('over', box(9, 9, 12, 12)),
			area('around', box(-5, -5, 20, 20)),
			area('beside', box(11, 11, 12, 12))
		]
	});
	expect(landuse.map(({ properties }) => properties.id)).toEqual(['in', 'over', 'around']);
	const place = (id: string, coordinates: LngLat): LandmarkFeature => ({
		type: 'Feature',
		properties: { id, name: id, nameEn: '', kind: 'school', provenance: 'imported' },
		geometry: { type: 'Point', coordinates }
	});
	const { places } = clip({ places: [place('in', [5, 5]), place('out', [11, 5])] });
	expect(places.map(({ properties }) => properties.id)).toEqual(['in']);
});

it('takes the polygons of a boundary one by one, also where they overlap', () => {
	const boundary = {
		type: 'MultiPolygon' as const,
		coordinates: [box(0, 0, 6, 6).coordinates, box(4, 4, 10, 10).coordinates]
	};
	const { ways } = clipSource(
		{ ways: [street('a', [5, 5], [5.1, 5.1])], landuse: [], lines: [], places: [] },
		boundary
	);
	expect(ways).toHaveLength(1);
});
