import { buildLocalMetres } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { buildWalkField } from '../network/walk-field.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import type { Ground, PlacedSite } from '../what-if/types.ts';

/** A place where a centre could stand. */
export interface Candidate {
	id: string;
	/** WGS-84, rounded as edits are, so that the edit `add-centre` puts it at the same place. */
	lngLat: LngLat;
}

/** A junction further than this from every community is never better than a nearer one; metres of walking. */
const REACH_M = 1000;
const JUNCTION = 3;

/**
 * Junctions of the streets around the communities, thinned to about `count`: the plane is cut into squares, and of
 * each the junction nearest to its middle is kept, of equally near ones the smaller node. Ids are `node-<number>`.
 *
 * @param communities those that are to be served
 * @param count ≥ 1, the most; fewer if there are fewer junctions
 */
export function listStreetCandidates(
	ground: Ground,
	communities: readonly PlacedSite[],
	count: number
): Candidate[] {
	const { network } = ground;
	const { nodeLngLat, adjacencyStart } = network;
	const sources = communities.flatMap(({ positions }, site) =>
		positions.flatMap((position) => (position ? [{ position, site }] : []))
	);
	const { reachedNodes = [] } = buildWalkField(network, sources, { limitM: REACH_M });
	const junctions = reachedNodes
		.filter((node) => adjacencyStart[node + 1]! - adjacencyStart[node]! >= JUNCTION)
		.toSorted((a, b) => a - b);
	if (junctions.length === 0) return [];
	const lngLatOf = (node: number): LngLat => [nodeLngLat[2 * node]!, nodeLngLat[2 * node + 1]!];
	const plane = buildLocalMetres(lngLatOf(junctions[0]!));
	const kept = thin(fromCorner(junctions.map((node) => plane.toXy(lngLatOf(node)))), count);
	return kept.map((i) => ({ id: `node-${junctions[i]!}`, lngLat: roundEditLngLat(lngLatOf(junctions[i]!)) }));
}

/** The same points from the south-western corner on, so that one large square holds them all. */
function fromCorner(xys: readonly (readonly [number, number])[]): (readonly [number, number])[] {
	const least = (axis: 0 | 1) => xys.reduce((min, xy) => Math.min(min, xy[axis]), Infinity);
	const [west, south] = [least(0), least(1)];
	return xys.map(([x, y]) => [x - west, y - south]);
}

/** Indexes of at most `count` points, spread evenly, ascending. */
function thin(xys: readonly (readonly [number, number])[], count: number): number[] {
	if (xys.length <= count) return [...xys.keys()];
	let [fine, coarse] = [1, 100_000];
	let best = pickByCell(xys, coarse);
	// 30 halvings settle the side of the squares to a tenth of a millimetre.
	for (let i = 0; i < 30; i++) {
		const side = Math.sqrt(fine * coarse);
		const kept = pickByCell(xys, side);
		if (kept.length > count) fine = side;
		else {
			coarse = side;
			if (kept.length > best.length) best = kept;
		}
	}
	return best;
}

function pickByCell(xys: readonly (readonly [number, number])[], sideM: number): number[] {
	const nearest = new Map<string, { index: number; offM: number }>();
	for (const [index, [x, y]] of xys.entries()) {
		const [column, row] = [Math.floor(x / sideM), Math.floor(y / sideM)];
		const offM = Math.hypot(x - (column + 0.5) * sideM, y - (row + 0.5) * sideM);
		const key = `${column},${row}`;
		if (offM < (nearest.get(key)?.offM ?? Infinity)) nearest.set(key, { index, offM });
	}
	return Array.from(nearest.values(), ({ index }) => index).toSorted((a, b) => a - b);
}

/** One candidate at the first entrance of each community that meets a street; its id is the community's. */
export function listCommunityCandidates(communities: readonly PlacedSite[]): Candidate[] {
	return communities.flatMap(({ id, ways, positions }) => {
		const at = positions.findIndex((position) => position !== undefined);
		return at < 0 ? [] : [{ id, lngLat: roundEditLngLat(ways[at]!.lngLat) }];
	});
}

/** Given places as candidates; those too far from any street are left out. */
export function listPlaceCandidates(
	ground: Ground,
	places: readonly { id: string; lngLat: LngLat }[]
): Candidate[] {
	return places
		.map(({ id, lngLat }) => ({ id, lngLat: roundEditLngLat(lngLat) }))
		.filter(({ lngLat }) => ground.place(lngLat).length > 0);
}
