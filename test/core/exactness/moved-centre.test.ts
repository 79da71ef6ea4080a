import { expect, it } from 'vitest';
import {
	addCentre,
	buildCentreField,
	buildFieldWithout,
	findNearestCentres
} from '#lib/core/coverage/find-nearest-centres.ts';
import { shuffle } from '../../helpers/exactness/random-networks.ts';
import { buildSmallNetwork, buildSpots, toSites } from '../../helpers/exactness/small-networks.ts';
import { QUANTA_PER_METRE } from '../../helpers/exactness/oracle.ts';

const NETWORKS = 1000;

it('a centre moved over the field of the others gives what one search gives, and the oracle', () => {
	const wrong: string[] = [];
	let ties = 0;
	for (let seed = 1; seed <= NETWORKS; seed++) {
		const small = buildSmallNetwork(seed);
		if (!small) continue;
		const { checked, random } = small;
		const [spots, placeSpots] = [buildSpots(small, 4, 2), buildSpots(small, 6, 2)];
		// Ids in another order than the centres: the one that moves is the smallest, the largest or between.
		const centres = toSites(checked, spots);
		const named = shuffle(random, [...centres.keys()]).map((n, i) => ({ ...centres[i]!, id: `c${n}` }));
		const places = toSites(checked, placeSpots);
		const without = buildFieldWithout(checked.network, named, 1);
		// Moved again and again over one field, which must stay as it is.
		for (const movedTo of [1, 0, 2, 3, 1]) {
			const moved = named.with(1, { ...named[1]!, positions: centres[movedTo]!.positions });
			const over = findNearestCentres(addCentre(without, moved, 1), places);
			const once = findNearestCentres(buildCentreField(checked.network, moved), places);
			if (JSON.stringify(over) !== JSON.stringify(once)) wrong.push(`seed ${seed}, moved to ${movedTo}`);
			for (const [i, walk] of over.entries()) {
				const allQ = moved.map((_, c) => checked.oracle.walkQ(spots[c === 1 ? movedTo : c]!, placeSpots[i]!));
				const nearestQ = Math.min(...allQ);
				if ((walk?.distanceM ?? Infinity) * QUANTA_PER_METRE !== nearestQ)
					wrong.push(`seed ${seed}, place ${i}`);
				const tied = moved.filter((_, c) => walk && allQ[c] === nearestQ).map(({ id }) => id);
				if (tied.length > 1) ties++;
				if (walk && moved[walk.centre]!.id !== tied.toSorted()[0])
					wrong.push(`seed ${seed}, id of place ${i}`);
			}
		}
	}
	expect(wrong.slice(0, 5)).toEqual([]);
	expect(ties).toBeGreaterThan(NETWORKS);
});
