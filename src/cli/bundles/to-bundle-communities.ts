import type { BundleCommunity } from '#lib/core/bundles/types.ts';
import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { InputError } from '#lib/server/import/input-error.ts';

/** Beyond these a figure has another unit than it should, and sums of whole fen would not be exact. */
const MOST = {
	households: 1e9,
	floorAreaM2: 1e9,
	serviceFeeYuanPerM2Month: 1e3,
	serviceCostYuanPerYear: 1e9,
	extraIncomeYuanPerYear: 1e9
} as const;

export type BundlesBy = 'district' | 'cluster';

interface BundleSource {
	by: BundlesBy;
	/** Where they come from, for messages. */
	file: string;
	/** A community's number in that file, from 1; left out where there is no file. */
	rowOf?: ((id: string) => number) | undefined;
}

/**
 * Communities with their money; income beyond fees is 0 where a file has no field for it. A blank is never 0.
 *
 * @throws InputError naming a community whose fee, collection rate, cost or floor area is missing or wrong, or any too large
 */
export function toBundleCommunities(
	communities: readonly CommunityPlace[],
	{ by, file, rowOf }: BundleSource
): BundleCommunity[] {
	const refuse = ({ id }: CommunityPlace, field: string, problem: string, remedy: string) =>
		new InputError({
			file,
			feature: `community "${id}"`,
			field,
			problem,
			remedy: rowOf ? `${remedy}, in feature ${rowOf(id)}` : remedy
		});
	const isHouseholdsGiven = communities.some(({ isHouseholdsAssumed }) => !isHouseholdsAssumed);
	return communities.map((community) => {
		// Where no community has them, each is a household of its own, and bundles are evened out by their number.
		if (community.isHouseholdsAssumed && isHouseholdsGiven)
			throw refuse(community, 'households', 'is missing', 'give the number of its households');
		const required = (
			field: 'serviceFeeYuanPerM2Month' | 'collectionRate' | 'serviceCostYuanPerYear',
			unit: string
		) => {
			const amount = community[field];
			if (amount !== undefined) return amount;
			throw refuse(community, field, 'is missing', `give ${unit}`);
		};
		const collectionRate = required(
			'collectionRate',
			'the share of fees that comes in, 0 to 1 or 0% to 100%'
		);
		if (collectionRate > 1)
			throw refuse(
				community,
				'collectionRate',
				`${collectionRate} is more than 1`,
				'give a share, 0 to 1 or 0% to 100%'
			);
		if (Number.isNaN(community.extraIncomeYuanPerYear))
			throw refuse(
				community,
				'extraIncomeYuanPerYear',
				'is blank',
				'give yuan a year, 0 where there is none'
			);
		if (!(community.floorAreaM2 > 0))
			throw refuse(community, 'floorAreaM2', 'is missing', 'give square metres of floor, more than 0');
		for (const [field, most] of Object.entries(MOST)) {
			const amount = community[field as keyof typeof MOST] ?? 0;
			if (amount > most)
				throw refuse(
					community,
					field,
					`${amount} is more than ${most.toLocaleString('en')}`,
					'check its unit'
				);
		}
		return {
			id: community.id,
			geometry: community.geometry,
			groupId: by === 'district' ? community.districtId : community.clusterId,
			households: community.households,
			floorAreaM2: community.floorAreaM2,
			propertyManagement: community.propertyManagement ?? false,
			serviceFeeYuanPerM2Month: required(
				'serviceFeeYuanPerM2Month',
				'yuan a month for a square metre of floor'
			),
			collectionRate,
			extraIncomeYuanPerYear: community.extraIncomeYuanPerYear ?? 0,
			serviceCostYuanPerYear: required('serviceCostYuanPerYear', 'yuan a year')
		};
	});
}
