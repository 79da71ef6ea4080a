import { describe, expect, it } from 'vitest';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { forceEdges } from '#lib/core/drawing/force-edges.ts';
import type { StreetMesh } from '#lib/core/drawing/street-mesh.ts';
import { triangulate } from '#lib/core/drawing/triangulate.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { drawCity } from '../../helpers/ascii-city.ts';

/** Half-edges of a mesh that do not fit together. */
function listLoose({ before, twin, fromVertex, toVertex, vertexLngLat }: StreetMesh): number[] {
	const loose: number[] = [];
	for (let h = 0; h < twin.length; h++) {
		const back = twin[h]!;
		if (twin[back] !== h || fromVertex[back] !== toVertex[h]) loose.push(h);
		if (before[h]! < 0) continue;
		const [second, third] = [before[before[h]!]!, before[h]!];
		if (before[second] !== h || fromVertex[second] !== toVertex[h]) loose.push(h);
		const [a, b, c] = [fromVertex[h]!, fromVertex[second]!, fromVertex[third]!].map((v) => [
			vertexLngLat[2 * v]!,
			vertexLngLat[2 * v + 1]!
		]) as [number[], number[], number[]];
		if ((b[0]! - a[0]!) * (c[1]! - a[1]!) <= (b[1]! - a[1]!) * (c[0]! - a[0]!)) loose.push(h);
	}
	return loose;
}

describe('street mesh', () => {
	it('has a vertex where streets cross, touch or lie on one another without a joint', () => {
		const city = drawCity(
			`
    N

W   X   T   E   F

    S   U
`,
			{ 横: 'WE', 纵: 'NS', 触: 'TU', 叠: 'XF' },
			{ gridM: 20 }
		);
		const mesh = buildStreetMesh(buildNetwork(city.ways));
		expect(mesh.unplacedSegments).toBe(0);
		expect(listLoose(mesh)).toEqual([]);
		// Shared: X–T and T–E by two streets; W–X, N–X, X–S, T–U, E–F for one of their ends.
		const shared = new Set([...mesh.sharedStations.keys()].map((h) => Math.min(h, mesh.twin[h]!)));
		expect(shared.size).toBe(7);
		const carried = [...mesh.sharedStations.values()].filter((stations) => stations.length === 2);
		expect(carried).toHaveLength(2 * 2);
	});

	it('takes streets without length, loops and twins of other streets', () => {
		const [a, b, c] = [
			[115.46, 38.87],
			[115.461, 38.87],
			[115.46, 38.871]
		] as const;
		const way = (id: string, points: (readonly [number, number])[], keys: string): StreetWay => ({
			id,
			name: id,
			streetClass: 'residential',
			provenance: 'illustrative',
			coordinates: points.map(([lng, lat]) => [lng, lat]),
			vertexKeys: [...keys]
		});
		const network = buildNetwork([
			way('no length', [a, a], 'ax'),
			way('twin', [a, b], 'ab'),
			way('other twin', [a, b], 'cd'),
			way('loop', [b, c, a, b], 'bqrb')
		]);
		const mesh = buildStreetMesh(network);
		expect(mesh.unplacedSegments).toBe(0);
		expect(listLoose(mesh)).toEqual([]);
	});

	it('forces edges across many others, and leaves out what meets a vertex or an earlier edge', () => {
		const random = buildRandom(7);
		const inner = Array.from({ length: 400 }, () => [1 + random() * 98, 1 + random() * 98]).flat();
		const frame = [-50, -50, 150, -50, 150, 150, -50, 150];
		// Two points at the ends of a long edge, one exactly on it, two on either side of it.
		const special = [0, 50, 100, 50, 50, 50, 30, 0, 30, 100];
		const xy = Float64Array.from([...frame, ...special, ...inner], (m) => Math.round(m * 1024) / 1024);
		const triangles = triangulate(xy);
		const [west, east, middle, south, north] = [4, 5, 6, 7, 8];
		expect(
			forceEdges(xy, triangles, [
				[west!, east!],
				[west!, middle!],
				[middle!, east!],
				[south!, north!]
			])
		).toBe(2);
		const pairs = new Set<string>();
		for (const [c, corner] of triangles.corners.entries())
			pairs.add(`${corner} ${triangles.corners[c % 3 === 2 ? c - 2 : c + 1]}`);
		expect([pairs.has(`${west} ${middle}`), pairs.has(`${middle} ${east}`)]).toEqual([true, true]);
		expect([pairs.has(`${west} ${east}`), pairs.has(`${south} ${north}`)]).toEqual([false, false]);
		let areaM2 = 0;
		for (let t = 0; t < triangles.corners.length; t += 3) {
			const [a, b, c] = [0, 1, 2].map((k) => triangles.corners[t + k]!) as [number, number, number];
			const twice =
				(xy[2 * b]! - xy[2 * a]!) * (xy[2 * c + 1]! - xy[2 * a + 1]!) -
				(xy[2 * b + 1]! - xy[2 * a + 1]!) * (xy[2 * c]! - xy[2 * a]!);
			expect(twice).toBeGreaterThan(0);
			areaM2 += twice / 2;
		}
		expect(areaM2).toBeCloseTo(200 * 200, 6);
	});
});
