import type { LngLat } from '../geometry/types.ts';
import { tracePath, type WalkPath } from '../network/trace-path.ts';
import type { Position } from '../network/types.ts';
import { buildWalkField, findNearestSource, wins } from '../network/walk-field.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';

/** What is explained: a community of the plan, or any spot. */
export type AskedPlace = { communityId: string } | { lngLat: LngLat };

/** Why a place is, or is not, within a budget of its nearest centre. */
export interface Explanation {
	/** Where it meets the streets; empty further than a kilometre from all. */
	positions: Position[];
	/** `null` where no centre can be reached. */
	nearest: {
		centreId: string;
		distanceM: number;
		walk: WalkPath;
		/** The entrance that is left by; `null` of a spot. */
		entranceId: string | null;
		/** The neighbour that is walked through on the way to that entrance; `null` as a rule. */
		throughId: string | null;
	} | null;
	/** The centre that would be next; `null` where there is no other in reach. Equally near ones: the smaller id. */
	runnerUp: { centreId: string; distanceM: number } | null;
}

/** First radius of the search for the runner-up, doubled each time that none is found. */
const FIRST_LIMIT_M = 2000;

/**
 * The walk from a place to its nearest centre, and the centre that would be next.
 *
 * @throws RangeError if the community is not in the plan
 */
export function explainPlace(answer: WhatIfAnswer, asked: AskedPlace): Explanation {
	const { ground, centreField } = answer;
	const site = 'communityId' in asked ? findCommunity(answer, asked.communityId) : undefined;
	const placed = site ? site.positions : ground.place('lngLat' in asked ? asked.lngLat : [0, 0]);
	const positions = placed.filter((position) => position !== undefined);
	let best: { position: Position; distanceM: number; source: number } | undefined;
	for (const position of positions) {
		const found = findNearestSource(centreField.field, position);
		if (!found) continue;
		const isNearer =
			!best ||
			found.distanceM < best.distanceM ||
			(found.distanceM === best.distanceM && wins(centreField.field.sources, found.source, best.source));
		if (isNearer) best = { position, ...found };
	}
	if (!best) return { positions, nearest: null, runnerUp: null };
	const { position, distanceM, source } = best;
	const centreId = ground.centres[centreField.doors[source]!.centre]!.id;
	const way = site?.ways[site.positions.indexOf(position)];
	return {
		positions,
		nearest: {
			centreId,
			distanceM,
			walk: tracePath(centreField.field, position, findNearestSource(centreField.field, position)!),
			entranceId: way?.id ?? null,
			throughId: way?.throughId ?? null
		},
		runnerUp: findRunnerUp(answer, positions, centreId, distanceM)
	};
}

function findCommunity({ ground }: WhatIfAnswer, id: string) {
	const site = ground.communities.find((community) => community.id === id);
	if (!site) throw new RangeError(`The plan has no community ${id}.`);
	return site;
}

/** Searches outwards from the place until another centre's door is met. */
function findRunnerUp(
	{ ground }: WhatIfAnswer,
	positions: readonly Position[],
	nearestId: string,
	nearestM: number
): Explanation['runnerUp'] {
	const { network, centres } = ground;
	const others = centres.filter(({ id }) => id !== nearestId);
	const sources = positions.map((position) => ({ position, site: 0 }));
	for (let limitM = Math.max(FIRST_LIMIT_M, 1.5 * nearestM); ; limitM *= 2) {
		const field = buildWalkField(network, sources, { limitM });
		let best: Explanation['runnerUp'] = null;
		for (const { id, positions: doors } of others)
			for (const door of doors) {
				const distanceM = door && findNearestSource(field, door)?.distanceM;
				if (distanceM === undefined) continue;
				if (!best || distanceM < best.distanceM || (distanceM === best.distanceM && id < best.centreId))
					best = { centreId: id, distanceM };
			}
		// A door whose own access crosses the limit may be found while a nearer one is not.
		if (best && best.distanceM <= limitM) return best;
		const isAllReached = field.reachedNodes!.length === reachableNodes(field.network, field);
		if (isAllReached || limitM > 1e9) return best;
	}
}

/** Nodes on the islands that the field touches: all that any limit could reach. */
function reachableNodes(
	{ component, edgeFrom, nodeCount }: WhatIfAnswer['ground']['network'],
	{ sources }: { sources: readonly { position: Position }[] }
): number {
	const touched = new Set(sources.map(({ position }) => component[edgeFrom[position.edge]!]));
	let count = 0;
	for (let node = 0; node < nodeCount; node++) if (touched.has(component[node])) count++;
	return count;
}
