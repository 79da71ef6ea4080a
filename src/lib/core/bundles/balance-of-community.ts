import type { Finances } from './types.ts';

/** A community's annual balance, whole fen. */
export interface Balance {
	/** Surplus that it adds to a bundle; below 0: a deficit that others must cover. */
	balanceFen: number;
	/** Part of a balance above 0 that is income from common parts. */
	commonFen: number;
}

/**
 * What a community earns and costs in a year: fee × 12 × floor area × collection rate + extra income − cost. Income
 * from common parts belongs to their owners (Civil Code art 282): with `keepsCommonIncome` it covers only its own
 * community's deficit and no other's.
 *
 * @throws RangeError if a figure is missing or out of its range
 */
export function balanceOfCommunity(finances: Finances, { keepsCommonIncome = false } = {}): Balance {
	checkFinances(finances);
	const { serviceFeeYuanPerM2Month, collectionRate, floorAreaM2 } = finances;
	const feesFen = Math.round(100 * serviceFeeYuanPerM2Month * 12 * floorAreaM2 * collectionRate);
	const ownFen = feesFen - Math.round(100 * finances.serviceCostYuanPerYear);
	const extraFen = Math.round(100 * finances.extraIncomeYuanPerYear);
	if (keepsCommonIncome)
		return { balanceFen: Math.max(ownFen, Math.min(0, ownFen + extraFen)), commonFen: 0 };
	const balanceFen = ownFen + extraFen;
	return { balanceFen, commonFen: Math.max(0, Math.min(balanceFen, extraFen)) };
}

function checkFinances(finances: Finances): void {
	const {
		serviceFeeYuanPerM2Month,
		collectionRate,
		extraIncomeYuanPerYear,
		serviceCostYuanPerYear,
		floorAreaM2
	} = finances;
	const amounts = {
		serviceFeeYuanPerM2Month,
		collectionRate,
		extraIncomeYuanPerYear,
		serviceCostYuanPerYear,
		floorAreaM2
	};
	for (const [name, amount] of Object.entries(amounts))
		if (!(amount >= 0 && Number.isFinite(amount)))
			throw new RangeError(`${name} must be a number that is 0 or more, not ${amount}.`);
	if (collectionRate > 1) throw new RangeError(`collectionRate must be 0…1, not ${collectionRate}.`);
}
