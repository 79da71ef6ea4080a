import type { BundleCommunity } from '#lib/core/bundles/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';

/** Random communities in one to three groups, strong and weak; sometimes at one spot, without households, or all equal. */
export function drawCommunities(seed: number, count: number): BundleCommunity[] {
	const random = buildRandom(seed);
	const pick = (most: number) => Math.floor(random() * most);
	const plane = buildLocalMetres([115.4, 38.8]);
	const places = Array.from({ length: 1 + pick(3) }, () => [pick(4000), pick(4000)] as const);
	const wealth = 0.45 + 0.7 * random();
	return Array.from({ length: count }, (_, i): BundleCommunity => {
		const [x, y] = places[pick(places.length)]!;
		const spread = random() < 0.1 ? 0 : 800;
		const floorAreaM2 = 1000 + pick(20) * 500;
		const isEven = random() < 0.1;
		return {
			id: `k${String(i).padStart(2, '0')}`,
			geometry: {
				type: 'Point',
				coordinates: plane.toLngLat([x + random() * spread, y + random() * spread])
			},
			groupId: 'g',
			households: random() < 0.05 ? 0 : 50 + pick(20) * 20,
			propertyManagement: random() < 0.3,
			floorAreaM2,
			serviceFeeYuanPerM2Month: isEven ? 0.5 : wealth * (0.3 + 0.1 * pick(8)),
			collectionRate: isEven ? 0.5 : 0.5 + 0.05 * pick(10),
			extraIncomeYuanPerYear: random() < 0.7 ? 0 : pick(20) * 1000,
			serviceCostYuanPerYear: isEven ? 3 * floorAreaM2 : floorAreaM2 * (2.6 + random())
		};
	});
}
