import { buildCentreField, findNearestCentres } from '#lib/core/coverage/find-nearest-centres.ts';
import type { Site } from '#lib/core/coverage/types.ts';
import type { Network } from '#lib/core/network/types.ts';
import { QUANTA_PER_METRE, type ExactOracle, type Spot } from './oracle.ts';
import { GROUP, findMinutes, listRevealed, revealCovered, weightOf } from './reveal.ts';

/** A centre or community, as seen by both sides. */
export interface TwoSidedSite {
	site: Site;
	/** Doors or entrances. */
	spots: readonly Spot[];
}

/** What was compared. A decision: a place, a centre, a budget; is it reached? */
export class DecisionCount {
	networks = 0;
	pairs = 0;
	decisions = 0;
	/** Decisions which of several centres is nearest. */
	choices = 0;
	/** Places that each side snapped to the network independently. */
	placements = 0;
	/** Those left out because two streets are equally near. */
	ambiguous = 0;
	differ = 0;
	/** The first few that differ, in words. */
	readonly examples: string[] = [];

	report(example: () => string, count = 1) {
		this.differ += count;
		if (this.examples.length < 5) this.examples.push(example());
	}
}

/** Budgets that planners ask for, at 1 m/s. */
const USUAL_MINUTES = [5, 10, 15, 20, 30];

export interface Comparison {
	network: Network;
	oracle: ExactOracle;
	centres: readonly TwoSidedSite[];
	places: readonly TwoSidedSite[];
	/** Name of the network in messages. */
	label: string;
	/**
	 * Where both sides put places on the network by themselves: budgets this near to a walk are left out for that
	 * place, since two roundings of one position may differ.
	 */
	toleranceQ?: number;
}

/**
 * Compares all centres with all places: each centre alone, each centre within a limit, and all centres together.
 * Budgets are the usual ones, and of each place the exact walk and what is just short of it, asked for all places.
 */
export function compareDecisions(count: DecisionCount, comparison: Comparison) {
	const { network, oracle, centres, places } = comparison;
	count.networks++;
	const placeSites = places.map(({ site }) => site);
	const walksQ = centres.map((centre) => places.map((place) => oracle.walkQ(centre.spots, place.spots)));
	for (const [c, centre] of centres.entries()) {
		const walks = findNearestCentres(buildCentreField(network, [centre.site]), placeSites);
		count.pairs += places.length;
		const ask = (start: number, actual: typeof walks, minutes: readonly number[], what: string) =>
			compareGroup(count, comparison, {
				what: `${what} ${centre.site.id}`,
				start,
				minutes,
				expectedQ: walksQ[c]!.slice(start, start + GROUP),
				actualM: actual.slice(start, start + GROUP).map((walk) => walk?.distanceM)
			});
		for (let start = 0; start < places.length; start += GROUP) {
			const minutes = listMinutes(walksQ[c]!.slice(start, start + GROUP), comparison.toleranceQ);
			ask(start, walks, minutes, 'centre');
			// A search that stops at the budget decides the same.
			for (const m of [15, minutes[Math.floor(minutes.length / 2)]!, minutes.at(-1)!]) {
				const field = buildCentreField(network, [centre.site], { limitM: m * 60 });
				ask(start, findNearestCentres(field, placeSites), [m], 'within a limit, centre');
			}
		}
	}
	compareTogether(count, comparison, walksQ);
}

function compareTogether(count: DecisionCount, comparison: Comparison, walksQ: readonly number[][]) {
	const { network, oracle, centres, places, label, toleranceQ = 0 } = comparison;
	const field = buildCentreField(
		network,
		centres.map(({ site }) => site)
	);
	const walks = findNearestCentres(
		field,
		places.map(({ site }) => site)
	);
	const nearestQ = places.map((_, p) => Math.min(...walksQ.map((row) => row[p]!)));
	for (let start = 0; start < places.length; start += GROUP) {
		const expectedQ = nearestQ.slice(start, start + GROUP);
		compareGroup(count, comparison, {
			what: 'all centres',
			start,
			expectedQ,
			actualM: walks.slice(start, start + GROUP).map((walk) => walk?.distanceM),
			minutes: listMinutes(expectedQ, toleranceQ)
		});
	}
	for (const [p, walk] of walks.entries()) {
		if (!walk) continue;
		count.choices++;
		const tied = centres.filter((_, c) => walksQ[c]![p]! <= nearestQ[p]! + 2 * toleranceQ);
		if (toleranceQ > 0 && tied.length > 1) continue;
		const ids = tied.map(({ site }) => site.id).toSorted((a, b) => (a < b ? -1 : 1));
		const chosen = centres[walk.centre]!;
		if (chosen.site.id !== ids[0])
			count.report(() => `${label}: place ${p} goes to ${chosen.site.id}, as near as ${ids.join(', ')}`);
		const [door, entrance] = [chosen.spots[walk.door]!, places[p]!.spots[walk.entrance]!];
		if (oracle.walkQ([door], [entrance]) > nearestQ[p]! + 2 * toleranceQ)
			count.report(() => `${label}: place ${p} takes door ${walk.door} and entrance ${walk.entrance}`);
	}
}

function listMinutes(walksQ: readonly number[], toleranceQ = 0): number[] {
	const minutes = new Set(USUAL_MINUTES);
	for (const walkQ of walksQ) {
		if (walkQ === Infinity) continue;
		for (const budgetQ of toleranceQ > 0
			? [walkQ + 2 * toleranceQ, walkQ - 2 * toleranceQ]
			: [walkQ, walkQ - 1]) {
			const exact = budgetQ >= 0 ? findMinutes(budgetQ) : undefined;
			if (exact !== undefined) minutes.add(exact);
		}
	}
	return [...minutes];
}

interface Group {
	what: string;
	/** Number of the first place. */
	start: number;
	minutes: readonly number[];
	expectedQ: readonly number[];
	actualM: readonly (number | undefined)[];
}

function compareGroup(count: DecisionCount, { label, toleranceQ = 0 }: Comparison, group: Group) {
	const { what, start, minutes, expectedQ, actualM } = group;
	const covered = revealCovered(
		actualM.map((m) => m ?? null),
		minutes
	);
	for (const m of minutes) {
		const budgetQ = m * 60 * QUANTA_PER_METRE;
		let expected = 0;
		let undecided = 0;
		for (const [i, walkQ] of expectedQ.entries()) {
			if (toleranceQ > 0 && Math.abs(walkQ - budgetQ) <= toleranceQ) undecided += weightOf(i);
			else if (walkQ <= budgetQ) expected += weightOf(i);
		}
		count.decisions += expectedQ.length;
		const { households } = covered[m]!;
		if (undecided === 0 && households === expected) continue;
		const left = new Set(listRevealed(undecided));
		count.decisions -= left.size;
		const [reached, due] = [new Set(listRevealed(households)), new Set(listRevealed(expected))];
		for (const i of expectedQ.keys())
			if (!left.has(i) && reached.has(i) !== due.has(i))
				count.report(
					() =>
						`${label}: ${what}, place ${start + i}, ${m} min: ${reached.has(i)}, ${actualM[i]} m and not ` +
						`${expectedQ[i]! / QUANTA_PER_METRE} m`
				);
	}
}
