import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { mergeCoincidentNodes, type LeveledWay } from './merge-coincident-nodes.ts';
import type { NodeStore } from './node-store.ts';
import type { CollectedWay, OsmCollector } from './osm-collector.ts';
import type { OsmTags } from './osm-elements.ts';
import { nameOf } from './osm-kinds.ts';
import type { Tally } from './tally.ts';
import { judgeHighway } from './walk-rules.ts';

/** A run of a way's nodes that the file has. */
export interface NodeRun {
	refs: number[];
	coordinates: LngLat[];
}

/**
 * The ways of a collected file that walkers use, each a run of nodes without a gap.
 *
 * A way that refers to nodes the file lacks (an extract cut at its edge) is split there, so that no straight
 * line bridges the gap. Its parts are numbered: `12`, `12#2`, ….
 *
 * @param dropped gets a row for each way that is left out
 */
export function assembleOsmWays({ ways, nodes, repaired }: OsmCollector, dropped: Tally): StreetWay[] {
	const kept: LeveledWay[] = [];
	for (const [id, way] of ways) {
		const { highway } = way.tags;
		if (highway === undefined) continue;
		const verdict = judgeHighway(highway, way.tags);
		if ('dropped' in verdict) {
			dropped.add(verdict.dropped, `way ${id}`);
			continue;
		}
		const { runs, missing } = listRuns(way, nodes);
		if (missing > 0) repaired.add('way with nodes the file lacks: split there', `way ${id}`);
		if (runs.length === 0) dropped.add('fewer than two distinct nodes in the file', `way ${id}`);
		for (const [i, { refs, coordinates }] of runs.entries())
			kept.push({
				way: {
					id: i === 0 ? String(id) : `${id}#${i + 1}`,
					coordinates,
					vertexKeys: refs,
					name: nameOf(way.tags),
					streetClass: verdict.streetClass,
					provenance: 'imported'
				},
				level: levelOf(way.tags)
			});
	}
	return mergeCoincidentNodes(kept, { repaired, dropped });
}

/** Runs of two and more distinct nodes of a way; a node repeated at once counts once. */
export function listRuns({ refs }: CollectedWay, nodes: NodeStore): { runs: NodeRun[]; missing: number } {
	const runs: NodeRun[] = [];
	let run: NodeRun = { refs: [], coordinates: [] };
	let missing = 0;
	const endRun = () => {
		if (run.refs.length > 1) runs.push(run);
		run = { refs: [], coordinates: [] };
	};
	for (const ref of refs) {
		const lngLat = nodes.find(ref);
		if (!lngLat) {
			missing++;
			endRun();
		} else if (ref !== run.refs.at(-1)) {
			run.refs.push(ref);
			run.coordinates.push(lngLat);
		}
	}
	endRun();
	return { runs, missing };
}

/** What tells ways above one another: layer, floor, bridge, tunnel. A passage through a building is at grade. */
function levelOf({ layer, level = '', bridge = 'no', tunnel = 'no' }: OsmTags): string {
	const isTunnel = tunnel !== 'no' && tunnel !== 'building_passage';
	return `${layer ?? (bridge !== 'no' ? '1' : isTunnel ? '-1' : '0')}/${level}`;
}
