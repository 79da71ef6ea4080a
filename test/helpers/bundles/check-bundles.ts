import type { BundleCommunity, BundledGroup } from '#lib/core/bundles/types.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';

interface BundleLimits {
	marginYuan?: number | undefined;
	maxDistanceM?: number | undefined;
	keepsCommonIncome?: boolean | undefined;
}

/** A year's balance of a community from the formula alone. */
export function yearOf(c: BundleCommunity, keepsCommonIncome = false): number {
	const own = c.serviceFeeYuanPerM2Month * 12 * c.floorAreaM2 * c.collectionRate - c.serviceCostYuanPerYear;
	if (!keepsCommonIncome) return own + c.extraIncomeYuanPerYear;
	return own >= 0 ? own : Math.min(0, own + c.extraIncomeYuanPerYear);
}

/**
 * Checks the bundles of one group independently of the code under test.
 *
 * @returns the faults in words; empty if there are none
 * @param at position of a community, for distances
 */
export function checkBundles(
	group: BundledGroup,
	communities: readonly BundleCommunity[],
	at: (community: BundleCommunity) => [number, number],
	{ marginYuan = 0, maxDistanceM = Infinity, keepsCommonIncome = false }: BundleLimits = {}
): string[] {
	const wrong: string[] = [];
	const expect = (isRight: boolean, what: string) => void (isRight || wrong.push(what));
	const isNear = (a: number, b: number, slack: number) => Math.abs(a - b) <= slack;
	const known = new Map(communities.map((community) => [community.id, community]));
	const all = group.bundles.flatMap(({ communityIds }) => communityIds);
	expect(
		all.length === known.size && new Set(all).size === known.size,
		'not every community is in one bundle'
	);
	expect(
		all.every((id) => known.has(id)),
		'a bundle has a stranger'
	);
	expect(
		group.bundles.length === group.size.count,
		`${group.bundles.length} bundles, not ${group.size.count}`
	);
	let [metres, subsidy] = [0, 0];
	let isInShape = true;
	for (const bundle of group.bundles) {
		const { id } = bundle;
		const own = bundle.communityIds.map((one) => known.get(one)!);
		const sum = (of: (community: BundleCommunity) => number) =>
			own.reduce((total, one) => total + of(one), 0);
		const balance = sum((one) => yearOf(one, keepsCommonIncome));
		const slack = 0.01 * own.length + 0.01;
		expect(bundle.communityIds.includes(bundle.baseId), `${id}: its base is not its own`);
		expect(
			isNear(bundle.balanceYuan, balance, slack),
			`${id}: balance ${bundle.balanceYuan}, not ${balance}`
		);
		expect(bundle.households === sum((one) => one.households), `${id}: households`);
		expect(
			isNear(
				bundle.floorAreaM2,
				sum((one) => one.floorAreaM2),
				1e-6
			),
			`${id}: floor area`
		);
		expect(isNear(bundle.subsidyYuan, Math.max(0, marginYuan - balance), slack), `${id}: subsidy`);
		const [baseLng, baseLat] = at(known.get(bundle.baseId)!);
		const waysM = own.map((one) => haversineM(baseLng, baseLat, ...at(one)));
		const sumM = waysM.reduce((total, wayM) => total + wayM, 0);
		expect(
			isNear(bundle.distanceM, sumM, 0.003 * sumM + own.length),
			`${id}: ${bundle.distanceM} m, not ${sumM}`
		);
		const reachM = Math.max(...waysM);
		expect(
			isNear(bundle.reachM, reachM, 0.003 * reachM + 1),
			`${id}: reach ${bundle.reachM} m, not ${reachM}`
		);
		expect(bundle.diameterM >= bundle.reachM && bundle.diameterM <= 2 * bundle.reachM + 3, `${id}: diameter`);
		const surplus = bundle.strong.reduce((total, one) => total + one.surplusYuan, 0);
		const deficit = bundle.weak.reduce((total, one) => total + one.deficitYuan, 0);
		expect(isNear(surplus - deficit, balance, slack), `${id}: strong less weak is not the balance`);
		expect(isNear(bundle.transferYuan, Math.min(surplus, deficit), slack), `${id}: transfer`);
		const fees = bundle.strong.reduce((total, one) => total + one.surplusYuan - one.commonIncomeYuan, 0);
		const common = Math.max(0, Math.min(surplus, deficit) - fees);
		expect(isNear(bundle.commonTransferYuan, common, slack), `${id}: transfer of common income`);
		expect(
			!keepsCommonIncome || bundle.commonTransferYuan === 0,
			`${id}: common income leaves its community`
		);
		isInShape &&=
			bundle.households >= group.size.leastHouseholds &&
			bundle.households <= group.size.mostHouseholds &&
			bundle.reachM <= maxDistanceM;
		metres += bundle.distanceM;
		subsidy += bundle.subsidyYuan;
	}
	expect(group.objective === metres, 'the objective is not the sum of metres');
	const isFine = isInShape && subsidy === 0;
	expect(
		isFine === (group.impossible === null),
		isFine ? 'said to be impossible' : 'not said to be impossible'
	);
	if (group.impossible) {
		expect(isNear(group.impossible.subsidyYuan, subsidy, 0.01), 'the subsidy is not the sum of subsidies');
		expect(group.impossible.because.length > 0, 'no reason given');
		expect(
			!isInShape || group.impossible.subsidyBoundYuan <= group.impossible.subsidyYuan + 0.01,
			'subsidy bound'
		);
	}
	expect((group.bound === null) === !isInShape, 'a bound of what is not as asked');
	if (group.bound !== null && group.gap !== null) {
		expect(group.bound <= group.objective, 'the bound is above the objective');
		expect(isNear(group.gap * group.objective, group.objective - group.bound, 1e-6), 'gap');
		expect(group.optimal === (group.bound === group.objective), 'optimal');
	}
	return wrong;
}
