import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { toKnownGround } from '#lib/server/import/to-known-ground.ts';
import { atMetres, writeOsmText, type DrawnOsm } from '../../helpers/osm-text.ts';
import { writeTemporary } from './temporary-file.ts';

const NODES: DrawnOsm['nodes'] = {
	1: [0, 0],
	2: [300, 0],
	3: [50, 20],
	4: [90, 20],
	5: [90, 40],
	6: [50, 40],
	7: [60, 25],
	8: [80, 25],
	9: [70, 35]
};
const STREET = { refs: [1, 2] };
const OUTLINE = [3, 4, 5, 6, 3];

const readOsm = async (drawn: Omit<DrawnOsm, 'nodes'>) =>
	toKnownGround(await readStreets(writeTemporary('ground.osm', writeOsmText({ nodes: NODES, ...drawn }))));

test.each([
	['a building', { building: 'yes' }, 1, true],
	['a school that is a building', { building: 'school', amenity: 'school' }, 1, true],
	['a pond', { natural: 'water' }, 1, false],
	['a park', { leisure: 'park' }, 0, false],
	['no building', { building: 'no' }, 0, false],
	['a roof that one walks under', { building: 'roof' }, 0, false],
	['a garage under the ground', { building: 'garage', layer: '-1' }, 0, false]
])('links go round what is there: %s', async (_name, tags: Record<string, string>, count, hasBuildings) => {
	const known = await readOsm({ ways: [STREET, { refs: OUTLINE, tags }] });
	expect(known.areas).toHaveLength(count);
	expect(known.hasBuildings).toBe(hasBuildings);
	const [lng, lat] = atMetres(50, 20);
	if (count > 0) expect((known.areas[0] as Polygon).coordinates[0]![0]).toEqual([lng, lat]);

	const ring = OUTLINE.map((node) => {
		const [x, y] = NODES[node]!;
		return atMetres(x, y);
	});
	const feature = (type: string, coordinates: unknown, properties: object) => ({
		type: 'Feature',
		properties,
		geometry: { type, coordinates }
	});
	const path = writeTemporary('ground.geojson', {
		type: 'FeatureCollection',
		features: [
			feature('LineString', [atMetres(0, 0), atMetres(300, 0)], { highway: 'residential' }),
			feature('Polygon', [ring], tags)
		]
	});
	const source = await readStreets(path);
	expect(source.ways).toHaveLength(1);
	const fromGeojson = toKnownGround(source);
	expect(fromGeojson.areas).toHaveLength(count);
	expect(fromGeojson.hasBuildings).toBe(hasBuildings);
});

test('a building with a court comes with its hole; railways and rivers come as lines', async () => {
	const known = await readOsm({
		ways: [
			STREET,
			{ refs: OUTLINE, tags: {} },
			{ refs: [7, 8, 9, 7], tags: {} },
			{ refs: [3, 4], tags: { railway: 'rail' } },
			{ refs: [5, 6], tags: { waterway: 'river' } },
			{ refs: [4, 5], tags: { waterway: 'ditch' } }
		],
		relations: [
			{
				members: [
					{ way: 101, role: 'outer' },
					{ way: 102, role: 'inner' }
				],
				tags: { type: 'multipolygon', building: 'apartments' }
			}
		]
	});
	expect((known.areas[0] as Polygon).coordinates.map((ring) => ring.length)).toEqual([5, 4]);
	expect(known.lines).toHaveLength(2);
});
