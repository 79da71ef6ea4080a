import { balanceOfCommunity } from './balance-of-community.ts';
import type { Bundle, BundleCommunity, BundleProblem, Draft } from './types.ts';

/**
 * The bundles of a draft with what explains them, by id: those of a base with a smaller id first.
 *
 * @param communities of the problem, in any order
 * @param prefix of the bundles' ids
 */
export function describeBundles(
	problem: BundleProblem,
	draft: Draft,
	communities: readonly BundleCommunity[],
	{ prefix, keepsCommonIncome }: { prefix: string; keepsCommonIncome: boolean }
): Bundle[] {
	const { ids, balanceFen, distanceM, marginFen } = problem;
	const n = ids.length;
	const known = new Map(communities.map((community) => [community.id, community]));
	const bases = [...new Set(draft)].toSorted((a, b) => a - b);
	const digits = String(bases.length).length;
	return bases.map((base, number): Bundle => {
		const members = [...draft.keys()].filter((i) => draft[i] === base);
		const own = members.map((i) => known.get(ids[i]!)!);
		const sumOf = (amountOf: (community: BundleCommunity) => number) =>
			own.reduce((total, community) => total + amountOf(community), 0);
		const balance = members.reduce((total, i) => total + balanceFen[i]!, 0);
		const strong = members.flatMap((i, at) => {
			if (balanceFen[i]! <= 0) return [];
			const { commonFen } = balanceOfCommunity(own[at]!, { keepsCommonIncome });
			return [{ id: ids[i]!, surplusFen: balanceFen[i]!, commonFen }];
		});
		const weak = members.flatMap((i) =>
			balanceFen[i]! < 0 ? [{ id: ids[i]!, deficitFen: -balanceFen[i]! }] : []
		);
		const surplus = strong.reduce((total, { surplusFen }) => total + surplusFen, 0);
		const fees = strong.reduce((total, { surplusFen, commonFen }) => total + surplusFen - commonFen, 0);
		const transfer = Math.min(
			surplus,
			weak.reduce((total, { deficitFen }) => total + deficitFen, 0)
		);
		const waysM = members.map((i) => distanceM[i * n + base]!);
		return {
			id: `${prefix}-${String(number + 1).padStart(digits, '0')}`,
			baseId: ids[base]!,
			communityIds: members.map((i) => ids[i]!),
			households: sumOf(({ households }) => households),
			floorAreaM2: sumOf(({ floorAreaM2 }) => floorAreaM2),
			balanceYuan: toYuan(balance),
			subsidyYuan: toYuan(Math.max(0, marginFen - balance)),
			strong: strong
				.toSorted((a, b) => b.surplusFen - a.surplusFen)
				.map(({ id, surplusFen, commonFen }) => ({
					id,
					surplusYuan: toYuan(surplusFen),
					commonIncomeYuan: toYuan(commonFen)
				})),
			weak: weak
				.toSorted((a, b) => b.deficitFen - a.deficitFen)
				.map(({ id, deficitFen }) => ({ id, deficitYuan: toYuan(deficitFen) })),
			transferYuan: toYuan(transfer),
			commonTransferYuan: toYuan(Math.max(0, transfer - fees)),
			distanceM: waysM.reduce((total, wayM) => total + wayM, 0),
			reachM: Math.max(...waysM),
			diameterM: Math.max(...members.flatMap((i) => members.map((j) => distanceM[i * n + j]!))),
			managedIds: own.filter(({ propertyManagement }) => propertyManagement).map(({ id }) => id)
		};
	});
}

/** Yuan of whole fen. */
export const toYuan = (fen: number): number => fen / 100;
