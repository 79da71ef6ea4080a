import { describe, expect, it } from 'vitest';
import { buildCentreField, findNearestCentres } from '#lib/core/coverage/find-nearest-centres.ts';
import { tracePath } from '#lib/core/network/trace-path.ts';
import { findNearestSource } from '#lib/core/network/walk-field.ts';
import { howMany } from '../../helpers/how-many.ts';
import { pick, shuffle } from '../../helpers/exactness/random-networks.ts';
import {
	buildSmallNetwork,
	buildSpots,
	toSites,
	walkAllM,
	type SmallNetwork
} from '../../helpers/exactness/small-networks.ts';

const NETWORKS = howMany(3_000);
const CENTRES = 3;
const PLACES = 6;

/**
 * Calls `test` with each of the networks and centres and places on it; what it says is wrong is collected.
 *
 * @param told of each network, how often what is tested made a difference
 */
function onAllNetworks(
	test: (on: {
		small: SmallNetwork;
		centres: ReturnType<typeof buildSpots>;
		places: ReturnType<typeof buildSpots>;
		wrong: (what: string) => void;
		count: () => void;
	}) => void
): number {
	const found: string[] = [];
	let networks = 0;
	let counted = 0;
	for (let seed = 1; networks < NETWORKS; seed++) {
		const small = buildSmallNetwork(seed);
		if (!small) continue;
		networks++;
		test({
			small,
			centres: buildSpots(small, CENTRES, 2),
			places: buildSpots(small, PLACES, 2),
			wrong: (what) => found.length < 5 && found.push(`seed ${seed}: ${what}`),
			count: () => counted++
		});
	}
	expect(found).toEqual([]);
	return counted;
}

describe(`walks on ${NETWORKS.toLocaleString('en')} random networks`, () => {
	it('are as far there as back, and never longer by way of a third place', () => {
		const triangles = onAllNetworks(({ small: { checked }, places, wrong, count }) => {
			const sites = toSites(
				checked,
				places.map(([spot]) => [spot!])
			);
			const rows = sites.map((site) => walkAllM(checked.network, [site], sites));
			for (const [i, row] of rows.entries())
				for (const [k, directM] of row.entries()) {
					if (directM !== rows[k]![i]) wrong(`${i} to ${k} ${directM} m, back ${rows[k]![i]} m`);
					for (const [via, firstM] of row.entries()) {
						if (firstM === Infinity) continue;
						// The way off the street at the third place is walked twice by nobody who goes on.
						const viaM = firstM + rows[via]![k]! - 2 * sites[via]!.positions[0]!.accessM;
						if (directM > viaM) wrong(`${i} to ${k} ${directM} m, by way of ${via} ${viaM} m`);
						if (directM === viaM && via !== i && via !== k) count();
					}
				}
		});
		expect(triangles).toBeGreaterThan(NETWORKS);
	});

	it('are never longer for another centre, and each is to the nearest, ties to the smaller id', () => {
		const shorter = onAllNetworks(({ small: { checked }, centres, places, wrong, count }) => {
			const sites = toSites(checked, centres);
			const placeSites = toSites(checked, places);
			const each = sites.map((site) => walkAllM(checked.network, [site], placeSites));
			for (let number = 1; number <= sites.length; number++) {
				const open = sites.slice(0, number);
				const walks = findNearestCentres(buildCentreField(checked.network, open), placeSites);
				for (const [i, walk] of walks.entries()) {
					const allM = each.slice(0, number).map((row) => row[i]!);
					const nearestM = Math.min(...allM);
					if ((walk?.distanceM ?? Infinity) !== nearestM) wrong(`place ${i} with ${number} centres`);
					if (walk && walk.centre !== allM.indexOf(nearestM)) wrong(`place ${i} goes to ${walk.centre}`);
					if (number > 1 && allM.indexOf(nearestM) === number - 1) count();
				}
			}
		});
		expect(shorter).toBeGreaterThan(NETWORKS);
	});

	it('are never longer for another link', () => {
		const shorter = onAllNetworks(({ small, centres, places, wrong, count }) => {
			const { checked } = small;
			const linked = small.linked();
			const moved = (sites: typeof centres) =>
				sites.map((spots) => spots.map((spot) => small.move(spot, linked)));
			const before = walkAllM(checked.network, toSites(checked, centres), toSites(checked, places));
			const after = walkAllM(linked.network, toSites(linked, moved(centres)), toSites(linked, moved(places)));
			for (const [i, beforeM] of before.entries()) {
				if (after[i]! > beforeM) wrong(`place ${i} ${beforeM} m, with the link ${after[i]} m`);
				if (after[i]! < beforeM) count();
			}
		});
		expect(shorter).toBeGreaterThan(NETWORKS / 10);
	});

	it('do not depend on the order of streets, centres and places, nor on the direction of streets', () => {
		const reached = onAllNetworks(({ small, centres, places, wrong, count }) => {
			const { checked, random } = small;
			const shuffled = small.shuffled();
			const moved = (sites: typeof centres) =>
				sites.map((spots) => spots.map((spot) => small.move(spot, shuffled)));
			const before = findNearestCentres(
				buildCentreField(checked.network, toSites(checked, centres)),
				toSites(checked, places)
			);
			const otherCentres = shuffle(random, toSites(shuffled, moved(centres)));
			const order = shuffle(random, [...places.keys()]);
			const otherPlaces = toSites(shuffled, moved(places));
			const after = findNearestCentres(
				buildCentreField(shuffled.network, otherCentres),
				order.map((i) => otherPlaces[i]!)
			);
			for (const [k, i] of order.entries()) {
				const [one, other] = [before[i], after[k]];
				if (one?.distanceM !== other?.distanceM)
					wrong(`place ${i} ${one?.distanceM} m, ${other?.distanceM} m`);
				if (one && other && `c${one.centre}` !== otherCentres[other.centre]!.id)
					wrong(`centre of place ${i}`);
				if (one && other && one.entrance !== other.entrance) wrong(`entrance of place ${i}`);
				if (one) count();
			}
		});
		expect(reached).toBeGreaterThan(3 * NETWORKS);
	});

	it('are the same within a limit, and a larger limit reaches no fewer', () => {
		const kept = onAllNetworks(({ small: { checked, random }, centres, places, wrong, count }) => {
			const [sites, placeSites] = [toSites(checked, centres), toSites(checked, places)];
			const walksM = walkAllM(checked.network, sites, placeSites);
			const limits = [100 * pick(random, 12), walksM[0]!, walksM[1]!, 2000].toSorted((a, b) => a - b);
			let fewerM: number[] = [];
			for (const limitM of limits) {
				const withinM = walkAllM(checked.network, sites, placeSites, { limitM });
				for (const [i, walkM] of walksM.entries()) {
					if (walkM <= limitM !== withinM[i]! <= limitM) wrong(`place ${i} within ${limitM} m`);
					if (walkM <= limitM && withinM[i] !== walkM) wrong(`place ${i} ${withinM[i]} m within ${limitM} m`);
					if (fewerM[i]! < withinM[i]!) wrong(`place ${i} is nearer within a smaller limit than ${limitM} m`);
					if (walkM === limitM && limitM > 0) count();
				}
				fewerM = withinM;
			}
		});
		expect(kept).toBeGreaterThan(NETWORKS / 2);
	});

	it('are as long as the streets on their way', () => {
		const traced = onAllNetworks(({ small: { checked }, centres, places, wrong, count }) => {
			const { field } = buildCentreField(checked.network, toSites(checked, centres));
			for (const { positions } of toSites(checked, places)) {
				const nearest = findNearestSource(field, positions[0]!);
				if (!nearest) continue;
				const { distanceM, accessM, stretches } = tracePath(field, positions[0]!, nearest);
				const streetsM = stretches.reduce((sum, { lengthM }) => sum + lengthM, 0);
				if (
					accessM.place + streetsM + accessM.source !== nearest.distanceM ||
					distanceM !== nearest.distanceM
				)
					wrong(`${distanceM} m, of it ${streetsM} m along streets`);
				count();
			}
		});
		expect(traced).toBeGreaterThan(3 * NETWORKS);
	});
});
