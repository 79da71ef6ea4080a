import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import type { Merger } from '#lib/core/mergers/types.ts';
import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import { readEdits, writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';

interface Facts {
	/** Builds a fresh plan without any earlier edits. */
	rebuild: () => WhatIfPlan;
	communities: readonly CommunityPlace[];
	isCounted: (community: CommunityPlace) => boolean;
	pairs: readonly NeighbourPair[];
	limitM: number;
	limits: { memberHouseholds: number; households: number; members: number; wallM: number };
}

const isNear = (a: number, b: number, slack = 1e-6) => Math.abs(a - b) <= slack * Math.max(1, Math.abs(b));

/** Faults of mergers in words; empty if there are none. */
export function checkMergers(mergers: readonly Merger[], facts: Facts): string[] {
	const wrong: string[] = [];
	const known = new Map(facts.communities.map((community) => [community.id, community]));
	const ids = mergers.map(({ id }) => id);
	if (new Set(ids).size < ids.length) wrong.push('a merger stands twice');
	if (mergers.some(({ score }, i) => i > 0 && score > mergers[i - 1]!.score)) wrong.push('not best first');
	const isStanding = new Map<string, Set<string>>();
	const plan = facts.rebuild();
	const beforeM = plan.apply([]).walks.map((walk) => walk?.distanceM ?? Infinity);
	for (const merger of mergers) {
		const expect = (isRight: boolean, what: string) => void (isRight || wrong.push(`${merger.id}: ${what}`));
		const { communityIds } = merger;
		const own = communityIds.map((id) => known.get(id)!);
		const { limits } = facts;
		expect(
			own.every((one) => one && facts.isCounted(one)),
			'a member that is not to be merged'
		);
		expect(
			own.every(({ households }) => households <= limits.memberHouseholds),
			'a member too large'
		);
		expect(communityIds.length >= 2 && communityIds.length <= limits.members, 'members');
		const households = own.reduce((sum, one) => sum + one.households, 0);
		expect(merger.households === households && households <= limits.households, 'households');
		const inside = facts.pairs.filter(
			(pair) =>
				communityIds.includes(pair.a) &&
				communityIds.includes(pair.b) &&
				pair.sharedWallM >= limits.wallM &&
				pair.streetBetween === null
		);
		expect(isConnected(communityIds, inside), 'not connected by shared walls');
		expect(
			isNear(
				merger.wallM,
				inside.reduce((sum, pair) => sum + pair.sharedWallM, 0)
			),
			'wall metres'
		);
		expect(merger.groundM2 > 0.2 * merger.wallM && merger.groundM2 < 6.5 * merger.wallM, 'ground');
		expect(
			isNear(
				merger.score,
				Object.values(merger.points).reduce((sum, one) => sum + one, 0)
			),
			'score'
		);
		const gains = [
			[merger.edits, merger.coverage.members, 'members'],
			[merger.throughEdits, merger.coverage.everybody, 'everybody']
		] as const;
		for (const [edits, gain, whose] of gains) {
			// By the text that people copy: edits must survive it.
			const { walks } = plan.apply(readEdits(writeEdits(edits)));
			const afterM = walks.map((walk) => walk?.distanceM ?? Infinity);
			const gained = facts.communities.filter(
				(one, i) => facts.isCounted(one) && beforeM[i]! > facts.limitM && afterM[i]! <= facts.limitM
			);
			expect(
				gained
					.map(({ id }) => id)
					.toSorted()
					.join() === gain.communityIds.join(),
				`${whose}: ${gain.communityIds} gain, not ${gained.map(({ id }) => id)}`
			);
			expect(gain.communities === gained.length, `${whose}: communities`);
			expect(
				gain.households === gained.reduce((sum, one) => sum + one.households, 0),
				`${whose}: households`
			);
			const savedM = facts.communities.reduce(
				(sum, one, i) =>
					facts.isCounted(one) && beforeM[i]! < Infinity
						? sum + one.households * (beforeM[i]! - afterM[i]!)
						: sum,
				0
			);
			expect(isNear(gain.savedM, savedM), `${whose}: saves ${gain.savedM} m, not ${savedM}`);
			expect(savedM >= 0, `${whose}: somebody walks further`);
		}
		const { before, after, households: reached } = merger.fireLane;
		expect(before >= 0 && before <= after && after <= 1, 'shares of ground');
		expect(reached >= 0 && reached <= households + 1e-9, 'households that lanes reach');
		expect(merger.fireLane.lanes.length > 0 || before === after, 'ground is reached without a lane');
		const better = [...isStanding].find(([, taken]) => communityIds.some((id) => taken.has(id)));
		expect((merger.alternativeTo === null) === !better, 'alternative');
		if (!better) isStanding.set(merger.id, new Set(communityIds));
		else expect(isStanding.has(merger.alternativeTo ?? ''), 'an alternative to what is not in the list');
	}
	return wrong;
}

function isConnected(ids: readonly string[], pairs: readonly { a: string; b: string }[]): boolean {
	const reached = new Set([ids[0]!]);
	for (let size = 0; size < reached.size;) {
		size = reached.size;
		for (const { a, b } of pairs) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
	}
	return ids.every((id) => reached.has(id));
}
