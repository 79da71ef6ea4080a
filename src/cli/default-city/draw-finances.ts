import type { CommunityProps } from '#lib/core/city/types.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';

type Finances = Pick<
	CommunityProps,
	'serviceFeeYuanPerM2Month' | 'collectionRate' | 'extraIncomeYuanPerYear' | 'serviceCostYuanPerYear'
>;

/** Fixed cost of a gatehouse and its guard, which makes small courtyards unprofitable (瘦). */
const FIXED_COST_YUAN = 16_000;

/**
 * Yearly income and cost of property management. Illustrative: fees of 0.3–1.2 yuan, collection rates of 45–95 % and
 * costs of 2.6–4.2 yuan per square metre are assumed, since no figures are published.
 */
export function drawFinances(
	{ propertyManagement, floorAreaM2 }: Pick<CommunityProps, 'propertyManagement' | 'floorAreaM2'>,
	random: Random
): Finances {
	const [fee, rate, shop, cost] = [random(), random(), random(), random()];
	// Companies on site charge and collect more; one in three communities lets a shop or a parcel station.
	const shopSize = shop > 0.66 ? 6000 + 120_000 * (shop - 0.66) : 0;
	return {
		serviceFeeYuanPerM2Month: roundTo(propertyManagement ? 0.6 + 0.6 * fee : 0.3 + 0.35 * fee, 0.05),
		collectionRate: roundTo(propertyManagement ? 0.75 + 0.2 * rate : 0.45 + 0.35 * rate, 0.01),
		extraIncomeYuanPerYear: roundTo(shopSize, 100),
		serviceCostYuanPerYear: roundTo(FIXED_COST_YUAN + floorAreaM2 * (2.6 + 1.6 * cost), 100)
	};
}

const roundTo = (value: number, step: number) => Number((Math.round(value / step) * step).toFixed(2));
