import { expect, test } from 'vitest';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { linkRings } from '#lib/server/import/link-rings.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { atMetres, writeOsmText, type DrawnOsm } from '../../helpers/osm-text.ts';
import { walkOn } from '../../helpers/walk-on.ts';
import { writeTemporary } from './temporary-file.ts';

const SQUARE = { highway: 'pedestrian', area: 'yes', name: '钟楼广场' };
const PLAIN = {};
const RELATION = { type: 'multipolygon', highway: 'pedestrian', name: '钟楼广场' };

/**
 * A square of 200 × 200 m with a footway to its west (1) and to its east (8), and a kiosk's ring in its middle
 * that a footway to node 14 touches.
 */
const NODES: DrawnOsm['nodes'] = {
	1: [-100, 100],
	2: [0, 100],
	3: [0, 200],
	4: [200, 200],
	5: [200, 100],
	6: [200, 0],
	7: [0, 0],
	8: [300, 100],
	10: [90, 90],
	11: [110, 90],
	12: [110, 110],
	13: [90, 110],
	14: [100, 100]
};
const EDGE = [2, 3, 4, 5, 6, 7, 2];
const HOLE = [10, 11, 12, 13, 10];
const WEST = { refs: [1, 2], tags: { highway: 'footway' } };
const EAST = { refs: [5, 8], tags: { highway: 'footway' } };
const INNER = { refs: [12, 14], tags: { highway: 'footway' } };

const read = (drawn: Omit<DrawnOsm, 'nodes'>, nodes = NODES) =>
	readStreets(writeTemporary('square.osm', writeOsmText({ nodes, ...drawn })));
const metres = async (drawn: Omit<DrawnOsm, 'nodes'>, to: [number, number] = [300, 100], nodes = NODES) => {
	const walk = walkOn((await read(drawn, nodes)).ways, atMetres(-100, 100), atMetres(...to));
	return walk === undefined ? undefined : Math.round(walk);
};

test.each(['yes', 'YES', 'true', '1'])('a square (area=%s) is walked along its edge', async (area) => {
	const square = { refs: EDGE, tags: { ...SQUARE, area } };
	expect(await metres({ ways: [WEST, EAST, square] })).toBe(600);
	const { ways } = await read({ ways: [WEST, EAST, square] });
	expect(ways.at(-1)).toMatchObject({ name: '钟楼广场', streetClass: 'pedestrian' });
});

test('a square that is closed to walkers is left out', async () => {
	const square = { refs: EDGE, tags: { ...SQUARE, access: 'private' } };
	expect(await metres({ ways: [WEST, EAST, square] })).toBeUndefined();
});

test('a square of a relation, in one ring or in parts, is walked along its edge', async () => {
	const relations = (...members: number[]) => [
		{ members: members.map((way) => ({ way, role: 'outer' })), tags: RELATION }
	];
	const whole = { ways: [WEST, EAST, { refs: EDGE, tags: PLAIN }], relations: relations(102) };
	expect(await metres(whole)).toBe(600);
	const halves = [
		{ refs: [2, 3, 4, 5], tags: PLAIN },
		{ refs: [2, 7, 6, 5], tags: PLAIN }
	];
	expect(await metres({ ways: [WEST, EAST, ...halves], relations: relations(102, 103) })).toBe(600);
	// The file ends inside the square: what it has of the edge is walked.
	const cut = { ways: [WEST, EAST, halves[0]!], relations: relations(102, 999) };
	expect(await metres(cut)).toBe(600);
	const { report } = await read(cut);
	expect(report.repaired).toMatchObject([
		{ reason: 'square with ways the file lacks: walked along the others', examples: ['relation 200'] }
	]);
	const shut = [{ ...relations(102)[0]!, tags: { ...RELATION, foot: 'no' } }];
	expect(await metres({ ...whole, relations: shut })).toBeUndefined();
	const boundary = [{ ...relations(102)[0]!, tags: { ...RELATION, type: 'boundary' } }];
	expect(await metres({ ...whole, relations: boundary })).toBeUndefined();
});

test('a hole is tied to the edge on every side', async () => {
	const ways = [WEST, EAST, INNER, { refs: EDGE, tags: PLAIN }, { refs: HOLE, tags: PLAIN }];
	const relations = [
		{
			members: [
				{ way: 103, role: 'outer' },
				{ way: 104, role: 'inner' }
			],
			tags: RELATION
		}
	];
	const { ways: streets } = await read({ ways, relations });
	expect(buildNetwork(streets).componentLengthM).toHaveLength(1);
	// Over the square to the kiosk's nearest corner, 90.55 m, and half round it; from the east as from the west.
	const most = 100 + 90.55 + 40 + Math.hypot(10, 10) + 1;
	for (const from of [-100, 300]) {
		const walk = walkOn(streets, atMetres(from, 100), atMetres(100, 100))!;
		expect(walk).toBeLessThan(most);
		expect(walk).toBeGreaterThan(200);
	}
});

test('the tie of a hole crosses neither the edge nor another hole', async () => {
	// A square like a U, its hole in the right arm; the corner of the left arm is nearer, across the gap.
	const nodes: DrawnOsm['nodes'] = {
		1: [-100, 0],
		2: [0, 0],
		3: [300, 0],
		4: [300, 300],
		5: [160, 300],
		6: [160, 20],
		7: [140, 20],
		8: [140, 300],
		9: [0, 300],
		10: [170, 290],
		11: [180, 290],
		12: [175, 280]
	};
	const ways = [
		{ refs: [1, 2], tags: { highway: 'footway' } },
		{ refs: [2, 3, 4, 5, 6, 7, 8, 9, 2], tags: PLAIN },
		{ refs: [10, 11, 12, 10], tags: PLAIN }
	];
	const members = [
		{ way: 101, role: 'outer' },
		{ way: 102, role: 'inner' }
	];
	const { ways: streets } = await read({ ways, relations: [{ members, tags: RELATION }] }, nodes);
	const listTied = (all: typeof streets) =>
		all
			.filter(({ id }) => /^relation 200\/[3-9]/.test(id))
			.map(({ vertexKeys: [a, b] }) => Math.min(Number(a), Number(b)))
			.toSorted((a, b) => a - b);
	expect(listTied(streets)).toEqual([3, 4, 5, 6]);
	// Moved below the gap's end the hole is nearest to 6, and a line from it to 7 would cross the gap.
	const moved = { ...nodes, 10: [150, 25], 11: [152, 30], 12: [148, 30] } as DrawnOsm['nodes'];
	const outside = await read({ ways, relations: [{ members, tags: RELATION }] }, moved);
	expect(listTied(outside.ways)).toEqual([]);
});

test('a shut gate at the edge of a square keeps walkers out of it', async () => {
	const nodes = { ...NODES, 2: [0, 100, { barrier: 'gate', locked: 'yes' }] } as DrawnOsm['nodes'];
	expect(
		await metres({ ways: [WEST, EAST, { refs: EDGE, tags: SQUARE }] }, [300, 100], nodes)
	).toBeUndefined();
});

test('squares of GeoJSON: areas with a highway, holes tied; other areas are none', async () => {
	const ring = (ids: number[]) => ids.map((id) => atMetres(NODES[id]![0], NODES[id]![1]));
	const area = (properties: object, type = 'Polygon') => {
		const rings = [ring(EDGE), ring(HOLE)];
		return {
			type: 'Feature',
			properties,
			geometry: { type, coordinates: type === 'Polygon' ? rings : [rings] }
		};
	};
	const line = (ids: number[]) => ({
		type: 'Feature',
		properties: { highway: 'footway' },
		geometry: { type: 'LineString', coordinates: ring(ids) }
	});
	const file = (...features: object[]) =>
		writeTemporary('square.geojson', { type: 'FeatureCollection', features });
	for (const type of ['Polygon', 'MultiPolygon']) {
		const path = file(line([1, 2]), line([5, 8]), area({ highway: 'pedestrian' }, type));
		const { ways } = await readStreets(path);
		// Over the square to the kiosk, round it and on: shorter than the edge, longer than the straight line.
		const walk = walkOn(ways, atMetres(-100, 100), atMetres(300, 100))!;
		expect(walk).toBeGreaterThan(400);
		expect(walk).toBeLessThan(440);
		expect(buildNetwork(ways).componentLengthM).toHaveLength(1);
	}
	for (const properties of [{ fclass: 'residential' }, { building: 'yes' }, { highway: 'platform' }]) {
		const { ways } = await readStreets(file(line([1, 2]), area(properties)));
		expect(ways, JSON.stringify(properties)).toHaveLength(1);
	}
	const closed = { ...line(EDGE), properties: { highway: 'pedestrian', area: true } };
	const { ways } = await readStreets(file(line([1, 2]), line([5, 8]), closed));
	expect(Math.round(walkOn(ways, atMetres(-100, 100), atMetres(300, 100))!)).toBe(600);
});

test('a hole is not connected to things inside it', () => {
	const ring = (name: string, sizeM: number) =>
		[
			[-1, -1],
			[1, -1],
			[1, 1],
			[-1, 1]
		].map(([x, y], i) => ({ key: `${name}${i}`, lngLat: atMetres(x! * sizeM, y! * sizeM) }));
	const links = linkRings([ring('edge', 100), ring('hole', 50), ring('island', 40)]);
	expect(links).toHaveLength(4);
	for (const [hole, other] of links) {
		expect(hole).toMatch(/^hole/);
		expect(other).toMatch(/^edge/);
	}
});
