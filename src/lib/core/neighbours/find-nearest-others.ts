import type { Network } from '../network/types.ts';
import { Boundaries } from './boundaries.ts';
import { DEFAULT_GAP_M } from './settings.ts';
import { shortestWay, type Way } from '../geometry/shortest-way.ts';
import { StreetLines } from './street-lines.ts';
import type { NearestOther, NeighbourArea } from './types.ts';

/**
 * For each of some areas the nearest other one and the main street between them: why it has no neighbour.
 *
 * @param ids those asked for, each the id of one of the areas
 * @returns by id; without an entry where there is no other area
 */
export function findNearestOthers(
	ids: Iterable<string>,
	areas: readonly NeighbourArea[],
	network: Network
): Map<string, NearestOther> {
	const boundaries = new Boundaries(areas);
	const mainStreets = new StreetLines(network, boundaries.plane, (isMain) => isMain);
	const indexOf = new Map(areas.map(({ id }, i) => [id, i]));
	const found = new Map<string, NearestOther>();
	for (const id of ids) {
		const nearest = findNearest(boundaries, areas, indexOf.get(id)!);
		if (!nearest) continue;
		const { other, way } = nearest;
		found.set(id, {
			id: areas[other]!.id,
			distanceM: Math.round(1000 * way.lengthM) / 1000,
			mainStreet: mainStreets.findOver(way)
		});
	}
	return found;
}

interface Nearest {
	other: number;
	way: Way;
}

/** Looks twice as far each time, so that what is near is found among few. */
function findNearest(
	boundaries: Boundaries,
	areas: readonly NeighbourArea[],
	area: number
): Nearest | undefined {
	for (let withinM = DEFAULT_GAP_M; ; withinM *= 2) {
		const { best, isEverything } = findWithin(boundaries, areas, area, withinM);
		if (isEverything || (best && best.way.lengthM <= withinM)) return best;
	}
}

function findWithin(
	boundaries: Boundaries,
	areas: readonly NeighbourArea[],
	area: number,
	withinM: number
): { best: Nearest | undefined; isEverything: boolean } {
	const { sides, areaOf, firstSide } = boundaries;
	let best: Nearest | undefined;
	let isEverything = true;
	for (let s = firstSide[area]!; s < firstSide[area + 1]!; s++) {
		const near = boundaries.listNear(sides[s]!, withinM);
		isEverything &&= near.length === sides.length;
		for (const t of near) {
			const other = areaOf[t]!;
			if (other === area) continue;
			const way = shortestWay(sides[s]!, sides[t]!);
			const isNearer =
				!best ||
				way.lengthM < best.way.lengthM ||
				(way.lengthM === best.way.lengthM && areas[other]!.id < areas[best.other]!.id);
			if (isNearer) best = { other, way };
		}
	}
	return { best, isEverything };
}
