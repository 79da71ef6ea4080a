import type { LngLat } from '#lib/core/geometry/types.ts';

/** A run of vertices; keys as in a street way. */
export interface VertexRun {
	coordinates: LngLat[];
	vertexKeys: (number | string)[];
}

/**
 * Cuts a run of vertices where walkers cannot pass: it ends there on both sides, and nothing else joins at that
 * vertex either, however many ways meet there.
 *
 * @param owner the way's id; with it the ends at a barrier get keys that no other way has
 * @returns the run itself where there is no barrier on it
 */
export function cutAtBarriers(
	run: VertexRun,
	owner: string,
	isShut: (key: number | string) => boolean
): VertexRun[] {
	const { vertexKeys, coordinates } = run;
	if (!vertexKeys.some(isShut)) return [run];
	const runs: VertexRun[] = [];
	let start = 0;
	for (let i = 1; i < vertexKeys.length; i++) {
		if (i < vertexKeys.length - 1 && !isShut(vertexKeys[i]!)) continue;
		const keys = vertexKeys.slice(start, i + 1);
		for (const end of [0, keys.length - 1])
			if (isShut(keys[end]!)) keys[end] = `${keys[end]} shut to ${owner} ${runs.length} ${end}`;
		runs.push({ coordinates: coordinates.slice(start, i + 1), vertexKeys: keys });
		start = i;
	}
	return runs;
}
