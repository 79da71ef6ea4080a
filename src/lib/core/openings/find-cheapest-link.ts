import FlatQueue from 'flatqueue';
import { lineLengthM } from '../geometry/line-length.ts';
import { quantizeM } from '../network/quantize.ts';
import { placeLink, type LaidLink } from './laid-link.ts';
import { comparePairs, listLinkPairs, type LinkPair } from './list-link-pairs.ts';
import { listNearEnds, type NearEnd } from './list-near-ends.ts';
import type { PresentPlan } from './present-plan.ts';
import type { PlaceInNeed } from './seek-from.ts';
import { LINK_MAX_M, LINK_MIN_M } from './settings.ts';
import { walkByLinkM } from './walk-by-link.ts';
import type { WaysFrom } from './ways-round.ts';

/** Links are tried in steps of length: for most places either a short one helps or none does. */
const STEPS_M = [60, 120, LINK_MAX_M];

/**
 * The shortest link between places on the streets that brings a place within the budget, and the walk by it.
 *
 * @param maxM the longest link to look for
 */
export function findCheapestLink(
	present: PresentPlan,
	place: PlaceInNeed,
	maxM: number
): { link: LaidLink; distanceM: number } | undefined {
	if (maxM < LINK_MIN_M) return undefined;
	const ends = listNearEnds(present, place);
	const waysRound = new Map<NearEnd, WaysFrom | undefined>();
	/** Links bent round known obstacles, waiting for their turn by length. */
	const rounds = new FlatQueue<LinkPair>();
	// Ends may be nearer to each other than a link is long: something may stand between them.
	let fromM = 0;
	for (const stepM of STEPS_M) {
		const toM = Math.min(stepM, maxM);
		const pairs = listLinkPairs(present, ends, fromM, toM).reverse();
		for (;;) {
			const [straight, round] = [pairs.at(-1), rounds.peek()];
			const isRound = round && (!straight || comparePairs(round, straight) < 0);
			const pair = isRound ? round : straight;
			if (!pair || pair.lengthM > toM) break;
			(isRound ? rounds : pairs).pop();
			if (!isRound && !present.isClear(pair.end.lngLat, pair.b)) {
				const { end } = pair;
				if (!waysRound.has(end)) waysRound.set(end, present.waysRoundFrom(end.lngLat, maxM));
				const bent = bendRound(pair, waysRound.get(end), Math.min(maxM, pair.mostM));
				if (bent) rounds.push(bent, bent.lengthM);
				continue;
			}
			if (pair.lengthM < LINK_MIN_M) continue;
			const link = placeLink(present, [pair.end.lngLat, ...pair.bends, pair.b]);
			const distanceM = link ? walkByLinkM(present, place, link) : Infinity;
			if (link && distanceM <= present.limitM) return { link, distanceM };
		}
		if (toM === maxM) break;
		fromM = toM;
	}
	return undefined;
}

/** The shortest link between the same ends round known obstacles; `undefined` if it is longer than `maxM`. */
function bendRound(pair: LinkPair, waysRound: WaysFrom | undefined, maxM: number): LinkPair | undefined {
	const way = waysRound?.to(pair.b, maxM);
	if (!way) return undefined;
	const lengthM = pair.end.accessM + quantizeM(lineLengthM(way)) + pair.accessM;
	return lengthM <= maxM ? { ...pair, bends: way.slice(1, -1), lengthM } : undefined;
}
