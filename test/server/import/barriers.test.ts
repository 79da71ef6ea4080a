import { expect, test } from 'vitest';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { atMetres, writeOsmText, type DrawnOsm } from '../../helpers/osm-text.ts';
import { walkOn } from '../../helpers/walk-on.ts';
import { writeTemporary } from './temporary-file.ts';

const SHUT = { barrier: 'gate', access: 'private' };
const read = (drawn: DrawnOsm) => readStreets(writeTemporary('barriers.osm', writeOsmText(drawn)));
const round = (metres: number | undefined) => (metres === undefined ? undefined : Math.round(metres));

test('a shut barrier where several ways meet shuts all of them, one that ends there too', async () => {
	const { ways, report } = await read({
		nodes: { 1: [0, 0], 2: [100, 0, SHUT], 3: [200, 0], 4: [100, 100], 5: [100, -100] },
		ways: [{ refs: [1, 2, 3] }, { refs: [4, 2] }, { refs: [2, 5] }]
	});
	const ends: [number, number][] = [
		[0, 0],
		[200, 0],
		[100, 100],
		[100, -100]
	];
	for (const [i, a] of ends.entries())
		for (const b of ends.slice(i + 1))
			expect(walkOn(ways, atMetres(...a), atMetres(...b)), `${a} to ${b}`).toBeUndefined();
	expect(ways.map(({ id }) => id)).toEqual(['100', '100#2', '101', '102']);
	expect(report.cut).toEqual([{ reason: 'barrier=gate access=private', count: 1, examples: ['node 2'] }]);
});

test('both sides of a barrier remain: a place beside it is reached from its own side', async () => {
	const { ways } = await read({
		nodes: { 1: [0, 0], 2: [100, 0, SHUT], 3: [200, 0] },
		ways: [{ refs: [1, 2, 3] }]
	});
	expect(round(walkOn(ways, atMetres(0, 0), atMetres(98, 5)))).toBe(98 + 5);
	expect(round(walkOn(ways, atMetres(200, 0), atMetres(102, 5)))).toBe(98 + 5);
});

test('on a ring that begins at a barrier one walks round, not through', async () => {
	const { ways } = await read({
		nodes: { 1: [0, 0, SHUT], 2: [100, 0], 3: [100, 100], 4: [0, 100] },
		ways: [{ refs: [1, 2, 3, 4, 1] }]
	});
	expect(round(walkOn(ways, atMetres(50, 0), atMetres(0, 50)))).toBe(300);
});

test('another node at the place of a shut one joins what meets there and not the shut ways', async () => {
	const { ways } = await read({
		nodes: { 1: [0, 0], 2: [100, 0, SHUT], 3: [200, 0], 4: [100, 100], 5: [100, 0], 6: [100, -100] },
		ways: [{ refs: [1, 2, 3] }, { refs: [4, 5, 6] }]
	});
	expect(walkOn(ways, atMetres(0, 0), atMetres(200, 0))).toBeUndefined();
	expect(round(walkOn(ways, atMetres(100, 100), atMetres(100, -100)))).toBe(200);
	expect(walkOn(ways, atMetres(0, 0), atMetres(100, 100))).toBeUndefined();
});

test('a barrier on a way that is not walkable is not counted', async () => {
	const { report } = await read({
		nodes: { 1: [0, 0], 2: [100, 0, SHUT], 3: [200, 0], 4: [0, 9], 5: [9, 9] },
		ways: [{ refs: [1, 2, 3], tags: { highway: 'motorway' } }, { refs: [4, 5] }]
	});
	expect(report.cut).toEqual([]);
});

/** Walks that never pass a shut node, by trying every edge until nothing gets shorter. */
function walkSlowly({ nodes, ways }: DrawnOsm, from: number): Map<number, number> {
	const isShut = (id: number) => nodes[id]![2] !== undefined;
	const lngLat = (id: number) => atMetres(nodes[id]![0], nodes[id]![1]);
	const metres = new Map([[from, 0]]);
	const edges = ways.flatMap(({ refs }) => refs.slice(1).map((b, i) => [refs[i]!, b] as const));
	for (let isChanged = true; isChanged;) {
		isChanged = false;
		for (const [p, q] of edges)
			for (const [a, b] of [
				[p, q],
				[q, p]
			] as const) {
				if (!metres.has(a) || isShut(b)) continue;
				const walk = metres.get(a)! + haversineM(...lngLat(a), ...lngLat(b));
				if (walk >= (metres.get(b) ?? Infinity) - 1e-9) continue;
				metres.set(b, walk);
				isChanged = true;
			}
	}
	return metres;
}

test('walks on random networks with barriers are those that pass no shut node', async () => {
	const random = buildRandom(19);
	let [reached, cutOff] = [0, 0];
	for (let city = 0; city < 60; city++) {
		const nodes: DrawnOsm['nodes'] = {};
		for (let i = 0; i < 12; i++) {
			const xy = [Math.round(random() * 1000) + i / 10, Math.round(random() * 1000)] as const;
			nodes[i + 1] = random() < 0.25 ? [...xy, SHUT] : [...xy];
		}
		const ways = Array.from({ length: 8 }, () => ({
			refs: Array.from({ length: 2 + Math.floor(random() * 4) }, () => 1 + Math.floor(random() * 12))
		}));
		const drawn = { nodes, ways };
		const { ways: streets } = await read(drawn);
		const used = [...new Set(ways.flatMap(({ refs }) => refs))].filter((id) => !nodes[id]![2]);
		const [from] = used;
		if (from === undefined) continue;
		const expected = walkSlowly(drawn, from);
		for (const to of used) {
			const at = (id: number) => atMetres(nodes[id]![0], nodes[id]![1]);
			const isOnStreet = ways.some(({ refs }) => refs.some((ref, i) => ref === to && refs[i + 1] !== to));
			if (!isOnStreet) continue;
			const walk = walkOn(streets, at(from), at(to));
			if (expected.has(to)) reached++;
			else cutOff++;
			if (expected.has(to)) expect(walk, `city ${city} to ${to}`).toBeCloseTo(expected.get(to)!, 3);
			else expect(walk, `city ${city} to ${to}`).toBeUndefined();
		}
	}
	expect(reached).toBeGreaterThan(200);
	expect(cutOff).toBeGreaterThan(50);
});
