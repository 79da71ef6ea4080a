import { describe, expect, it } from 'vitest';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { clearScratch } from '#lib/core/drawing/clear-scratch.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { findCrossings } from '#lib/core/drawing/find-crossings.ts';
import { findStep, type Step } from '#lib/core/drawing/find-step.ts';
import { listWays } from '#lib/core/drawing/list-ways.ts';
import { Outline, UNITS_PER_DEGREE } from '#lib/core/drawing/outline.ts';
import { spreadSpare } from '#lib/core/drawing/spread-spare.ts';
import { sidesOf } from '#lib/core/drawing/triangle-stops.ts';
import type { StreetMesh } from '#lib/core/drawing/street-mesh.ts';
import { writeLifeCircle } from '#lib/core/drawing/write-life-circle.ts';
import { writeMultiPolygon } from '#lib/core/drawing/write-multi-polygon.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { buildWalkField } from '#lib/core/network/walk-field.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';

const LIMITS_M = [3, 40, 150, 300, 600, 1555, Infinity];

function build(seed: number) {
	const { ways, doors, places } = buildRandomCity(seed);
	const network = buildNetwork(ways);
	const snapper = buildSnapper(network);
	const sources = [...doors, ...places.slice(0, seed % 7)].flatMap((door, site) => {
		const position = snapper.find(door);
		return position ? [{ position, site }] : [];
	});
	return { mesh: buildStreetMesh(network), field: buildWalkField(network, sources) };
}

/**
 * Stubs of streets about 230 m apart, each with a door of its own that has 300 m left or hardly any: triangles between
 * them have sides crossed twice, and ways round their corners that pass roofs closely.
 */
function buildStubs(seed: number) {
	const random = buildRandom(seed);
	const plane = buildLocalMetres([115.47, 38.87]);
	const ways = Array.from({ length: 16 }, (_, i): StreetWay => {
		const [x, y] = [230 * (i % 4) + 40 * random(), 230 * Math.floor(i / 4) + 40 * random()];
		return {
			id: `${i}`,
			name: '',
			streetClass: 'footway',
			provenance: 'illustrative',
			vertexKeys: [2 * i, 2 * i + 1],
			coordinates: [plane.toLngLat([x, y]), plane.toLngLat([x + 1 + random(), y + random()])]
		};
	});
	const network = buildNetwork(ways);
	const sources = Array.from({ length: network.edgeCount }, (_, edge) => ({
		position: {
			edge,
			offsetM: 0,
			accessM: random() < 0.5 ? 80 * random() : 297 + 2 * random(),
			lngLat: ways[0]!.coordinates[0]!
		},
		site: edge
	}));
	return { mesh: buildStreetMesh(network), field: buildWalkField(network, sources) };
}

describe('life circles as text', () => {
	it('are the text of what is drawn, on random cities', () => {
		let places = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const { mesh, field } = build(seed);
			for (const limitM of LIMITS_M) {
				const drawn = drawLifeCircle(mesh, field, limitM);
				places += drawn.coordinates.flat(2).length;
				expect(writeLifeCircle(mesh, field, limitM)).toBe(JSON.stringify(drawn));
			}
		}
		expect(places).toBeGreaterThan(20_000);
	});

	it('write any coordinate as JSON does, and shorter than its zeros', () => {
		const random = buildRandom(3);
		const digits = () => 10 ** Math.floor(12 * random());
		const units = [0, 1, 9_999_999, 1e7, 1e11 - 1, 1e11, 18e12, -18e12, -1, -7_654_321_000_000];
		for (let i = 0; i < 20_000; i++) {
			const step = digits();
			units.push(Math.round(((random() - 0.5) * 36e12) / step) * step);
		}
		const outline = new Outline();
		for (const unit of units) outline.add(unit, -unit);
		outline.closeRing();
		// Turned the right way round, so that it is an outer ring.
		outline.areas[0] = 1;
		const { coordinates } = JSON.parse(writeMultiPolygon(outline));
		const kept = Array.from({ length: outline.length / 2 }, (_, i) => [
			outline.units[2 * i]! / UNITS_PER_DEGREE,
			outline.units[2 * i + 1]! / UNITS_PER_DEGREE
		]);
		expect(coordinates).toEqual([[[...kept, kept[0]].map((place) => place!.map((degrees) => degrees + 0))]]);
		expect(writeMultiPolygon(outline)).not.toMatch(/\.\d*0[,\]]/);
	});

	it('are a whole document where there is nothing', () => {
		expect(writeMultiPolygon(new Outline())).toBe('{"type":"MultiPolygon","coordinates":[]}');
	});
});

describe('the short way through a triangle', () => {
	it('is the one that the general rule lists, wherever it is taken', () => {
		const counts = { simple: 0, kinks: 0, general: 0 };
		const compare = (mesh: StreetMesh, h: number) => {
			const sides = sidesOf(mesh, h);
			for (const { from, to, over } of listWays(mesh, sides).filter((way) => way.from.side === 0)) {
				const step: Step = { exit: 0, to: 0, hasKink: false, kinkX: 0, kinkY: 0 };
				const isSimple = findStep(mesh, h, from.crossing, step);
				counts[isSimple ? 'simple' : 'general']++;
				if (!isSimple) continue;
				expect([step.exit, step.to]).toEqual([sides[to.side], to.crossing]);
				expect(over.length).toBe(Number(step.hasKink));
				for (const { x, y } of over) {
					counts.kinks++;
					expect(step.kinkX).toBeCloseTo(x, 9);
					expect(step.kinkY).toBeCloseTo(y, 9);
				}
			}
		};
		const drawings = Array.from({ length: 60 }, (_, i) => [build(i + 1), buildStubs(i + 1)]).flat();
		for (const { mesh, field } of drawings)
			for (const limitM of LIMITS_M) {
				const reached = spreadSpare(mesh, field, limitM);
				findCrossings(mesh, field, limitM, reached);
				for (let h = 0; h < mesh.twin.length; h++)
					if (mesh.before[h]! >= 0 && mesh.scratch.crossed[h] !== 0) compare(mesh, h);
				clearScratch(mesh, reached);
			}
		expect(counts.simple).toBeGreaterThan(10_000);
		expect(counts.kinks).toBeGreaterThan(500);
		expect(counts.general).toBeGreaterThan(100);
	});
});
