import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { polygonsOf, ringsOf } from '#lib/core/geometry/area-rings.ts';
import { bboxesMeet, bboxOf } from '#lib/core/geometry/bbox.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { fitTogether } from '#lib/core/shaping/fit-together.ts';
import { linesOfShape } from '#lib/core/shaping/lines-of-shape.ts';
import { splitAlongStreets } from '#lib/core/shaping/split-along-streets.ts';
import { insertSharedVertex } from '#lib/core/shaping/insert-shared-vertex.ts';
import { intersectAreas } from '#lib/core/shaping/intersect-areas.ts';
import { listShapeFaults } from '#lib/core/shaping/list-shape-faults.ts';
import { listSharedBorders } from '#lib/core/shaping/list-shared-borders.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import { mergeAreas } from '#lib/core/shaping/merge-areas.ts';
import { moveSharedVertex } from '#lib/core/shaping/move-shared-vertex.ts';
import { removeSharedVertex } from '#lib/core/shaping/remove-shared-vertex.ts';
import { reshapeShared, type Reshaped } from '#lib/core/shaping/reshape-shared.ts';
import { roundLngLat } from '#lib/core/shaping/round-geometry.ts';
import { subtractArea } from '#lib/core/shaping/subtract-area.ts';
import type { Area, Shape } from '#lib/core/shaping/types.ts';
import { seedFolder } from '#lib/server/paths.ts';
import { at, drawBox, drawPolygon, drawRing } from '../../helpers/shaping/draw.ts';
import { listLooseVertices } from '../../helpers/shaping/list-loose-vertices.ts';

/** Three side by side, the third above the other two. */
const west = drawPolygon(drawRing([0, 0], [50, 0], [50, 50], [0, 50]));
const east = drawPolygon(drawRing([50, 0], [100, 0], [100, 50], [50, 50]));
const north = drawPolygon(drawRing([0, 50], [50, 50], [100, 50], [100, 100], [0, 100]));
const three = [west, east, north];

const readSeed = (layer: string): Area[] =>
	(
		JSON.parse(
			readFileSync(join(seedFolder(), 'baoding', `${layer}.geojson`), 'utf8')
		) as FeatureCollection<Polygon>
	).features.map(({ geometry }) => geometry);
const clusters = readSeed('clusters');
const blocks = readSeed('blocks');
const layers = [clusters, readSeed('districts'), blocks];

const areaM2 = (area: Area) => measureShape(area).areaM2;
const boxOf = (area: Area) => bboxOf(ringsOf(area).flat());
const sumM2 = (areas: readonly Area[]) => areas.reduce((sum, area) => sum + areaM2(area), 0);
const reshape = (areas: readonly Area[], index: number, geometry: Area): Reshaped => {
	const result = reshapeShared(areas, index, geometry);
	if ('fault' in result) throw new Error(JSON.stringify(result.fault));
	return result;
};

describe('shared borders', () => {
	it('are listed by the areas that have them', () => {
		expect(listSharedBorders(three)).toMatchObject([
			{ areas: [0, 1], lines: [[at(50, 0), at(50, 50)]] },
			{ areas: [0, 2], lines: [[at(50, 50), at(0, 50)]] },
			{ areas: [1, 2], lines: [[at(100, 50), at(50, 50)]] }
		]);
		expect(listSharedBorders(three)[0]!.lengthM).toBeCloseTo(50, 1);
		expect(listSharedBorders([west])).toEqual([]);
		expect(listSharedBorders([])).toEqual([]);
	});

	it('of the city’s layers are most of their inner borders', () => {
		expect(listSharedBorders(clusters).length).toBeGreaterThan(12);
		for (const layer of layers) {
			expect(layer.flatMap(listShapeFaults)).toEqual([]);
			expect(listLooseVertices(layer)).toEqual([]);
		}
	});
});

describe('a shared vertex', () => {
	it('moves in all areas that have it', () => {
		const { areas } = moveSharedVertex(three, at(50, 50), at(55, 52)) as { areas: Area[] };
		expect(areas.every((area) => ringsOf(area)[0]!.some((p) => String(p) === String(at(55, 52))))).toBe(true);
		expect(listLooseVertices(areas)).toEqual([]);
		const corner = moveSharedVertex(three, at(0, 0), at(-5, -5)) as { areas: Area[] };
		expect(corner.areas.map((area, i) => area === three[i])).toEqual([false, true, true]);
		expect(ringsOf(corner.areas[0]!)[0]!.at(-1)).toEqual(at(-5, -5));
		expect(moveSharedVertex(three, at(1, 1), at(2, 2))).toEqual({
			refusal: 'no-vertex-there',
			lngLat: at(1, 1)
		});
	});

	it('becomes one with the vertex that it is moved onto', () => {
		const { areas } = moveSharedVertex(three, at(50, 50), at(100, 50)) as { areas: Area[] };
		expect(areas.map((area) => ringsOf(area)[0]!.length)).toEqual([5, 4, 5]);
		const triangle = drawPolygon(drawRing([0, 0], [9, 0], [0, 9]));
		expect(moveSharedVertex([triangle], at(9, 0), at(0, 0))).toMatchObject({ refusal: 'too-few-left' });
	});

	it('is put into every side that passes', () => {
		const areas = insertSharedVertex(three, at(50, 20));
		expect(ringsOf(areas[0]!)[0]).toEqual(drawRing([0, 0], [50, 0], [50, 20], [50, 50], [0, 50]));
		expect(ringsOf(areas[1]!)[0]).toEqual(drawRing([50, 0], [100, 0], [100, 50], [50, 50], [50, 20]));
		expect(areas[2]).toBe(north);
		expect(insertSharedVertex(areas, at(50, 20))).toEqual(areas);
		expect(insertSharedVertex(three, at(20, 20)).every((area, i) => area === three[i])).toBe(true);
	});

	it('is taken out of the border that it is in, and nowhere where borders meet', () => {
		const more = insertSharedVertex(three, at(50, 20));
		const { areas } = removeSharedVertex(more, at(50, 20)) as { areas: Area[] };
		expect(areas).toEqual(three);
		expect(removeSharedVertex(three, at(50, 50))).toEqual({
			refusal: 'borders-meet-there',
			lngLat: at(50, 50)
		});
		expect(removeSharedVertex(three, at(50, 0))).toEqual({
			refusal: 'borders-meet-there',
			lngLat: at(50, 0)
		});
		expect(removeSharedVertex(three, at(7, 7))).toEqual({ refusal: 'no-vertex-there', lngLat: at(7, 7) });
		const triangle = drawPolygon(drawRing([0, 0], [9, 0], [0, 9]));
		expect(removeSharedVertex([triangle], at(9, 0))).toMatchObject({ refusal: 'too-few-left' });
		expect((removeSharedVertex(three, at(100, 100)) as { areas: Area[] }).areas[0]).toBe(west);
	});

	it('inside the city’s layers moves without a gap or an overlap', () => {
		const pushM = fc.integer({ min: -150, max: 150 });
		let movedCount = 0;
		fc.assert(
			fc.property(fc.constantFrom(...layers), fc.nat(), pushM, pushM, (layer, pick, x, y) => {
				const outer = new Set(ringsOf(mergeAreas(layer)).flat().map(String));
				const inner = layer
					.flatMap(ringsOf)
					.flat()
					.filter((position) => !outer.has(String(position)));
				const from = inner[pick % inner.length]!;
				const result = moveSharedVertex(layer, from, buildLocalMetres(from).toLngLat([x, y]));
				if ('refusal' in result) return;
				const moved = result.areas.filter((area, i) => area !== layer[i]);
				expect(moved.length).toBeGreaterThan(1);
				if (moved.flatMap(listShapeFaults).length > 0) return;
				movedCount++;
				// Areas on the sphere change by some millionths where a side of kilometres turns.
				expect(sumM2(result.areas) / sumM2(layer)).toBeCloseTo(1, 5);
				expect(ringsOf(mergeAreas(result.areas))).toEqual(ringsOf(mergeAreas(layer)));
				for (const [i, area] of moved.entries())
					for (const other of moved.slice(i + 1)) expect(intersectAreas(area, other).coordinates).toEqual([]);
			}),
			{ numRuns: 40 }
		);
		expect(movedCount).toBeGreaterThan(5);
	});

	it('of the city’s layers is put in and taken out again', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...layers),
				fc.nat(),
				fc.double({ min: 0.1, max: 0.9, noNaN: true }),
				(layer, pick, share) => {
					const sides = layer
						.flatMap(ringsOf)
						.flatMap((ring) => ring.slice(1).map((b, i) => [ring[i]!, b] as const));
					const [a, b] = sides[pick % sides.length]!;
					const place = roundLngLat([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
					const more = insertSharedVertex(layer, place);
					const users = more.filter((area, i) => area !== layer[i]).length;
					expect([1, 2]).toContain(users);
					expect(removeSharedVertex(more, place)).toEqual({ areas: layer });
				}
			),
			{ numRuns: 100 }
		);
	});
});

/** What holds of a layer after one of its areas was drawn anew. */
function expectTiled(
	before: readonly Area[],
	{ areas, changed }: Reshaped,
	index: number,
	drawn: Area
): void {
	for (const i of changed)
		expect(listShapeFaults(areas[i]!).filter(({ code }) => code !== 'empty')).toEqual([]);
	for (const [i, area] of areas.entries()) if (!changed.includes(i)) expect(area).toBe(before[i]);
	const near = areas.filter((area) =>
		bboxesMeet(boxOf(area), boxOf(mergeAreas(changed.map((i) => areas[i]!))))
	);
	expect(listLooseVertices(near)).toEqual([]);
	const whole = mergeAreas([...before, drawn]);
	// Bent by up to half a unit along every side.
	const toleranceM2 = 0.02 * measureShape(whole).lengthM + 0.5;
	expect(Math.abs(sumM2(areas) - areaM2(mergeAreas(areas)))).toBeLessThan(toleranceM2);
	// What nobody has any more borders nobody but the area that gave it up.
	const lost = subtractArea(mergeAreas(before), mergeAreas(areas));
	for (const part of polygonsOf(lost)) {
		if (areaM2({ type: 'Polygon', coordinates: part }) < toleranceM2) continue;
		const borders = listSharedBorders([{ type: 'Polygon', coordinates: part }, ...areas]);
		expect(borders.filter(({ areas: [one, other] }) => one === 0 && other - 1 !== index)).toEqual([]);
	}
	for (const i of changed)
		for (const j of changed) if (j > i) expect(areaM2(intersectAreas(areas[i]!, areas[j]!))).toBe(0);
}

describe('an area drawn anew among its neighbours', () => {
	it('takes ground from them', () => {
		const wider = drawPolygon(drawRing([0, 0], [60, 0], [60, 60], [0, 60]));
		const result = reshape(three, 0, wider);
		expect(result.changed).toEqual([0, 1, 2]);
		expect(ringsOf(result.areas[1]!)[0]).toEqual(drawRing([60, 0], [100, 0], [100, 50], [60, 50]));
		expectTiled(three, result, 0, wider);
		expect(areaM2(mergeAreas(result.areas))).toBeCloseTo(areaM2(mergeAreas(three)), 3);
	});

	it('gives ground to the neighbour that borders it longest', () => {
		const lower = drawPolygon(drawBox(0, 0, 50, 20));
		const result = reshape(three, 0, lower);
		// Fifty metres along the north, thirty along the east.
		expect(areaM2(result.areas[2]!) - areaM2(north)).toBeCloseTo(areaM2(west) * 0.6, 0);
		expect(areaM2(result.areas[1]!)).toBe(areaM2(east));
		expectTiled(three, result, 0, lower);
		expect(areaM2(mergeAreas(result.areas))).toBeCloseTo(areaM2(mergeAreas(three)), 3);
	});

	it('leaves ground empty where it has no neighbour', () => {
		const narrower = drawPolygon(drawBox(10, 10, 50, 50));
		const alone = reshape([west], 0, narrower);
		expect(alone.areas).toEqual([narrower]);
		// What is given up hangs together, and the north borders ten metres of it.
		const result = reshape(three, 0, narrower);
		expectTiled(three, result, 0, narrower);
		expect(areaM2(mergeAreas(result.areas))).toBeCloseTo(areaM2(mergeAreas(three)), 3);
	});

	it('empties a neighbour that it covers, and takes what was nobody’s', () => {
		const big = drawPolygon(drawBox(-10, -10, 110, 50));
		const result = reshape(three, 0, big);
		expect(result.emptied).toEqual([1]);
		expectTiled(three, result, 0, big);
	});

	it('changes nothing where nothing changes', () => {
		for (const layer of layers)
			for (const [i, area] of layer.slice(0, 12).entries()) {
				const result = reshape(layer, i, area);
				expect(result).toEqual({ areas: layer, changed: [], emptied: [] });
			}
	});

	it('is refused while it is faulty', () => {
		expect(reshapeShared(three, 0, drawPolygon(drawRing([0, 0], [5, 5], [5, 0], [0, 5])))).toMatchObject({
			fault: { code: 'self-crossing' }
		});
		expect(() => reshapeShared(three, 3, west)).toThrow(RangeError);
	});

	it('leaves no gap and no overlap among the city’s', () => {
		const pushM = fc.integer({ min: -400, max: 400 });
		fc.assert(
			fc.property(
				fc.constantFrom(...layers),
				fc.nat(),
				fc.array(fc.tuple(fc.nat(), pushM, pushM), { minLength: 1, maxLength: 4 }),
				(layer, pick, pushes) => {
					const index = pick % layer.length;
					const ring = ringsOf(layer[index]!)[0]!.slice(0, -1);
					for (const [at, x, y] of pushes) {
						const plane = buildLocalMetres(ring[at % ring.length]!);
						ring[at % ring.length] = roundLngLat(plane.toLngLat([x, y]));
					}
					const drawn = drawPolygon([...ring, ring[0]!] as LngLat[]);
					fc.pre(listShapeFaults(drawn).length === 0);
					const result = reshape(layer, index, drawn);
					expect(result.changed).toContain(index);
					expect(areaM2(subtractArea(drawn, result.areas[index]!))).toBeLessThan(
						0.02 * measureShape(drawn).lengthM
					);
					expectTiled(layer, result, index, drawn);
				}
			),
			{ numRuns: 40 }
		);
	});
});

describe('areas that are fitted together', () => {
	it('get each other’s points, and no other', () => {
		const halves = [drawPolygon(drawBox(0, 50, 30, 90)), drawPolygon(drawBox(30, 50, 100, 90))];
		const fitted = fitTogether([...halves, west, east]);
		expect(listLooseVertices([...halves, west, east])).toEqual([at(30, 50), at(50, 50)]);
		expect(listLooseVertices(fitted)).toEqual([]);
		expect(fitted[0]).toBe(halves[0]);
		expect(ringsOf(fitted[1]!)[0]).toContainEqual(at(50, 50));
		expect(ringsOf(fitted[2]!)[0]).toContainEqual(at(30, 50));
		expect(fitted[3]).toBe(east);
		expect(fitTogether(fitted)).toEqual(fitted);
		expect(fitTogether([])).toEqual([]);
	});

	it('keep gaps and ground in common', () => {
		const apart = [drawPolygon(drawBox(0, 0, 10, 10)), drawPolygon(drawBox(10.1, 0, 20, 10))];
		expect(fitTogether(apart)).toEqual(apart);
		const over = fitTogether([west, drawPolygon(drawBox(40, 10, 60, 20))]);
		expect(areaM2(intersectAreas(...over)) / areaM2(west)).toBeCloseTo(0.04, 4);
	});

	it('are the city’s as they are', () => {
		for (const layer of layers)
			for (const [i, area] of fitTogether(layer).entries()) expect(area).toBe(layer[i]);
	});
});

describe('the city’s clusters', () => {
	const axes = (
		JSON.parse(readFileSync(join(seedFolder(), 'baoding', 'axes.geojson'), 'utf8')) as FeatureCollection
	).features.map(({ geometry }) => linesOfShape(geometry as Shape));

	it('are split along the axes, and their neighbours fit', () => {
		let count = 0;
		for (const lines of axes)
			for (const [i, cluster] of clusters.entries()) {
				const split = splitAlongStreets(cluster, lines);
				if ('refusal' in split) {
					expect(split).toMatchObject({ refusal: 'streets-do-not-cross' });
					continue;
				}
				count++;
				expect(Math.abs(sumM2(split.areas) - areaM2(cluster))).toBeLessThan(
					0.01 * measureShape(cluster).lengthM
				);
				const fitted = fitTogether([...split.areas, ...clusters.filter((_, k) => k !== i)]);
				expect(fitted.flatMap(listShapeFaults)).toEqual([]);
				expect(listLooseVertices(fitted)).toEqual([]);
			}
		expect(count).toBeGreaterThan(2);
	});
});
