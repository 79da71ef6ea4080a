import type { LngLat } from '#lib/core/geometry/types.ts';
import type { VertexRun } from './cut-at-barriers.ts';
import { JOIN_TOLERANCE_DEGREES, joinVertices } from './join-vertices.ts';

const UNITS_PER_DEGREE = 1e7;

/**
 * Lines with keys to their vertices: those that agree to 10⁻⁷ degrees are one, at the westernmost (then
 * southernmost) of their positions, whatever the order of the lines. A vertex repeated at once is kept once.
 *
 * Of one line, consecutive vertices at a hundredth of a metre stay separate, or a line drawn so finely
 * would shrink to a point.
 *
 * @returns a run for each line, of one vertex where a line has no length
 */
export function joinLines(lines: readonly LngLat[][]): VertexRun[] {
	const all = lines.flat();
	const owners = lines.flatMap((line, index) => line.map(() => index));
	const { heads, alongs } = measureLines(lines);
	const places = joinVertices(
		Float64Array.from(all, ([lng]) => lng),
		Float64Array.from(all, ([, lat]) => lat),
		(a, b) =>
			owners[a] !== owners[b] ||
			heads[a] === heads[b] ||
			Math.abs(alongs[heads[a]!]! - alongs[heads[b]!]!) > 3 * JOIN_TOLERANCE_DEGREES
	);
	const positions: LngLat[] = [];
	for (const [i, place] of places.entries()) {
		const known = positions[place];
		const [lng, lat] = all[i]!;
		if (!known || lng < known[0] || (lng === known[0] && lat < known[1])) positions[place] = [lng, lat];
	}
	let next = 0;
	return lines.map((line) => {
		const run: VertexRun = { coordinates: [], vertexKeys: [] };
		for (const place of places.subarray(next, (next += line.length))) {
			const lngLat = positions[place]!;
			const key = lngLat.map((degrees) => Math.round(degrees * UNITS_PER_DEGREE)).join();
			if (key === run.vertexKeys.at(-1)) continue;
			run.coordinates.push(lngLat);
			run.vertexKeys.push(key);
		}
		return run;
	});
}

/** For each vertex of all lines: the first one that it repeats (itself if none), and how far along its line it is. */
function measureLines(lines: readonly LngLat[][]): { heads: number[]; alongs: number[] } {
	const heads: number[] = [];
	const alongs: number[] = [];
	for (const line of lines) {
		const start = heads.length;
		let [head, along] = [start, 0];
		for (const [i, lngLat] of line.entries()) {
			if (i > 0) along += distance(line[i - 1]!, lngLat);
			if (distance(line[head - start]!, lngLat) > JOIN_TOLERANCE_DEGREES / 2) head = start + i;
			heads.push(head);
			alongs.push(along);
		}
	}
	return { heads, alongs };
}

/** The greater difference of the two axes, degrees. */
const distance = (a: LngLat, b: LngLat) => Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
