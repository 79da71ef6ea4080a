import { expect, test } from 'vitest';
import { readPlaces } from '#lib/server/import/read-places.ts';
import { writeTemporary } from './temporary-file.ts';

const POINT = { type: 'Point', coordinates: [115.46, 38.87] };
const OPEN_RING = [
	[115.46, 38.87],
	[115.47, 38.87],
	[115.47, 38.88]
];
const RING = [...OPEN_RING, [115.46, 38.87]];

let number = 0;
async function read(...features: { geometry: object; properties?: object | null; id?: unknown }[]) {
	const typed = features.map((feature) => ({ type: 'Feature', ...feature }));
	const path = writeTemporary(`${number++}.geojson`, { type: 'FeatureCollection', features: typed });
	return readPlaces(path, 'communities');
}

test('ids come from the feature, its properties or its number, names from the properties or the id', async () => {
	const places = await read(
		{ id: 7, geometry: POINT, properties: { id: 'ignored', name: '永华里' } },
		{ geometry: POINT, properties: { id: 'b', name: ' ' } },
		{ geometry: POINT, properties: null }
	);
	expect(places.map(({ id, name }) => [id, name])).toEqual([
		['7', '永华里'],
		['b', 'b'],
		['3', '3']
	]);
});

test('households are numbers or numbers as text, and undefined where not given', async () => {
	const values = [0, '120', 12.5, '', null, undefined, '1,200', '１２０', ' - '];
	const places = await read(...values.map((households) => ({ geometry: POINT, properties: { households } })));
	expect(places.map(({ households }) => households)).toEqual([
		0,
		120,
		12.5,
		undefined,
		undefined,
		undefined,
		1200,
		120,
		undefined
	]);
});

test('polygons are closed, doors of one centre stay together', async () => {
	const doors = { type: 'MultiPoint', coordinates: [POINT.coordinates, [115.47, 38.87]] };
	const places = await read(
		{ geometry: { type: 'Polygon', coordinates: [OPEN_RING] } },
		{ geometry: { type: 'MultiPolygon', coordinates: [[RING], [OPEN_RING]] } },
		{ geometry: doors },
		{ geometry: { type: 'MultiPoint', coordinates: [POINT.coordinates] } }
	);
	expect(places.map(({ geometry }) => geometry)).toEqual([
		{ type: 'Polygon', coordinates: [RING] },
		{ type: 'MultiPolygon', coordinates: [[RING], [RING]] },
		doors,
		POINT
	]);
});
