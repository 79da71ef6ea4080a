import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetClass, StreetWay } from '#lib/core/network/types.ts';
import { cutAtBarriers } from './cut-at-barriers.ts';
import { joinRings } from './join-rings.ts';
import { linkRings } from './link-rings.ts';
import { listLevels } from './list-levels.ts';
import { mergeCoincidentNodes, type LeveledWay } from './merge-coincident-nodes.ts';
import type { CollectedWay, OsmCollector } from './osm-collector.ts';
import { NO_TAGS, type OsmTags } from './osm-elements.ts';
import { nameOf } from './osm-kinds.ts';
import type { Tallies } from './tally.ts';
import { judgeHighway } from './walk-rules.ts';

/** Why a way is left out whose nodes an Overpass query did not ask for. */
export const NODES_MISSING = 'all nodes of the way missing in the file';

/** A run of a way's nodes that the file has. */
export interface NodeRun {
	refs: number[];
	coordinates: LngLat[];
}

/**
 * The ways of a collected file that walkers use, each a run of nodes without a gap or a barrier.
 *
 * A way that refers to nodes the file lacks (an extract cut at its edge) is split there, so that no straight
 * line bridges the gap, and one with a node that walkers cannot pass is cut there. Its parts are numbered:
 * `12`, `12#2`, …. A square is its edge.
 */
export function assembleOsmWays(collector: OsmCollector, tallies: Tallies): StreetWay[] {
	const { dropped, repaired } = tallies;
	const kept: LeveledWay[] = [];
	const met = new Set<number>();
	const add = (id: string, way: CollectedWay, tags: OsmTags, streetClass: StreetClass) => {
		const { runs, missing } = listRuns(way, collector);
		if (missing > 0 && missing === way.refs.length) {
			dropped.add(NODES_MISSING, `way ${id}`);
			return;
		}
		if (missing > 0) repaired.add('way with nodes the file lacks: split there', `way ${id}`);
		if (runs.length === 0) dropped.add('fewer than two distinct nodes in the file', `way ${id}`);
		const parts = runs.flatMap(({ refs, coordinates }) =>
			cutAtBarriers({ vertexKeys: refs, coordinates }, id, (key) => isShut(collector, key))
		);
		for (const { refs } of runs) for (const ref of refs) if (collector.barriers.has(ref)) met.add(ref);
		for (const [i, part] of parts.entries())
			kept.push({
				way: {
					id: i === 0 ? id : `${id}#${i + 1}`,
					...part,
					name: nameOf(tags),
					streetClass,
					provenance: 'imported'
				},
				levels: listLevels(tags)
			});
	};
	for (const [id, way] of collector.ways) {
		const streetClass = judge(`way ${id}`, way.tags, tallies);
		if (streetClass !== undefined) add(String(id), way, way.tags, streetClass);
	}
	for (const [id, { members, tags }] of collector.squares) {
		const streetClass = judge(`relation ${id}`, tags, tallies);
		if (streetClass === undefined) continue;
		const rings = members.filter(({ type, role }) => type === 'way' && role !== 'label');
		const ways = rings.flatMap(({ ref }) => collector.findWay(ref) ?? []);
		if (ways.length < rings.length)
			repaired.add('square with ways the file lacks: walked along the others', `relation ${id}`);
		for (const [i, way] of [...ways, ...listHoleLinks(ways, collector)].entries())
			add(`relation ${id}${i === 0 ? '' : `/${i + 1}`}`, way, tags, streetClass);
	}
	for (const node of met) {
		const { shutBy, unread } = collector.barriers.get(node)!;
		if (shutBy !== undefined) tallies.cut.add(shutBy, `node ${node}`);
		for (const remark of unread) tallies.unread.add(remark, `node ${node}`);
	}
	return mergeCoincidentNodes(kept, tallies);
}

/** The class of what walkers use; else undefined, and why is noted. */
function judge(label: string, tags: OsmTags, { dropped, unread }: Tallies): StreetClass | undefined {
	if (tags.highway === undefined) return undefined;
	const verdict = judgeHighway(tags.highway, tags);
	if ('dropped' in verdict) {
		dropped.add(verdict.dropped, label);
		return undefined;
	}
	for (const remark of verdict.unread) unread.add(remark, label);
	return verdict.streetClass;
}

const isShut = ({ barriers }: OsmCollector, key: number | string) =>
	barriers.get(key as number)?.shutBy !== undefined;

/** Straight lines over a square from its holes to its edge, as ways of two nodes. */
function listHoleLinks(ways: readonly CollectedWay[], collector: OsmCollector): CollectedWay[] {
	const { rings } = joinRings(ways.map(({ refs }) => refs));
	if (rings.length < 2) return [];
	const corners = rings.map((ring) =>
		ring.flatMap((key) => {
			const lngLat = collector.findPosition(key);
			return lngLat ? [{ key, lngLat }] : [];
		})
	);
	return linkRings(corners).map(([a, b]) => ({ refs: [a as number, b as number], tags: NO_TAGS }));
}

/** Runs of two and more distinct nodes of a way; a node repeated at once counts once. */
export function listRuns(
	{ refs }: CollectedWay,
	nodes: Pick<OsmCollector, 'findPosition'>
): { runs: NodeRun[]; missing: number } {
	const runs: NodeRun[] = [];
	let run: NodeRun = { refs: [], coordinates: [] };
	let missing = 0;
	const endRun = () => {
		if (run.refs.length > 1) runs.push(run);
		run = { refs: [], coordinates: [] };
	};
	for (const ref of refs) {
		const lngLat = nodes.findPosition(ref);
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
