import type { BundleProblem, Draft } from './types.ts';

/**
 * The same bundles, each with its median for a base: the community from which the way to all others is shortest, of
 * those from which all are within the greatest distance if there are any; the first of equally good ones.
 */
export function settleBases({ ids, distanceM, maxDistanceM }: BundleProblem, draft: Draft): Draft {
	const n = ids.length;
	const settled = draft.slice();
	for (const base of new Set(draft)) {
		const members = [...draft.keys()].filter((i) => draft[i] === base);
		const [best] = members
			.map((candidate) => {
				const waysM = members.map((i) => distanceM[i * n + candidate]!);
				return {
					candidate,
					overM: waysM.reduce((sum, wayM) => sum + Math.max(0, wayM - maxDistanceM), 0),
					sumM: waysM.reduce((sum, wayM) => sum + wayM, 0)
				};
			})
			.toSorted((a, b) => a.overM - b.overM || a.sumM - b.sumM);
		for (const i of members) settled[i] = best!.candidate;
	}
	return settled;
}
