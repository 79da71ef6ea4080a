import type { BundleCommunity } from '#lib/core/bundles/types.ts';
import type { CommunityPlace } from '#lib/core/coverage/compute-coverage.ts';
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

/**
 * Communities with their money; income beyond fees is 0 where it is not given.
 *
 * @param file where they come from, for messages
 * @throws InputError naming a community whose fee, collection rate, cost or floor area is missing or wrong, or any too large
 */
export function toBundleCommunities(
	communities: readonly CommunityPlace[],
	{ by, file }: { by: BundlesBy; file: string }
): BundleCommunity[] {
	return communities.map((community) => {
		const required = (
			field: 'serviceFeeYuanPerM2Month' | 'collectionRate' | 'serviceCostYuanPerYear',
			unit: string
		) => {
			const amount = community[field];
			if (amount !== undefined) return amount;
			throw refuse(file, community, field, 'is missing', `give ${unit}`);
		};
		const collectionRate = required('collectionRate', 'the share of fees that comes in, 0 to 1');
		if (collectionRate > 1)
			throw refuse(
				file,
				community,
				'collectionRate',
				`${collectionRate} is more than 1`,
				'give a share, 0 to 1'
			);
		if (!(community.floorAreaM2 > 0))
			throw refuse(file, community, 'floorAreaM2', 'is missing', 'give square metres of floor, more than 0');
		for (const [field, most] of Object.entries(MOST)) {
			const amount = community[field as keyof typeof MOST] ?? 0;
			if (amount > most)
				throw refuse(
					file,
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

const refuse = (file: string, { id }: CommunityPlace, field: string, problem: string, remedy: string) =>
	new InputError({ file, feature: `community "${id}"`, field, problem, remedy });
