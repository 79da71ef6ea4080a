import type { BundleProblem, Obstacle } from './types.ts';

/**
 * Proofs that no bundling has the wanted sizes and distances: communities larger than the largest bundle, communities
 * with too few households around them, and a total that no number of bundles of the wanted size adds up to.
 */
export function listShapeObstacles(problem: BundleProblem): Obstacle[] {
	const { ids, households, distanceM, count, leastHouseholds, mostHouseholds, maxDistanceM } = problem;
	const n = ids.length;
	const obstacles: Obstacle[] = [];
	const add = (code: 'too-large' | 'too-remote' | 'no-count', communityIds: string[]) => {
		if (communityIds.length > 0) obstacles.push({ code, communityIds });
	};
	const total = households.reduce((sum, one) => sum + one, 0);
	if (total < count * leastHouseholds || total > count * mostHouseholds) add('no-count', [...ids]);
	add(
		'too-large',
		ids.filter((_, i) => households[i]! > mostHouseholds)
	);
	const around = ids.map((_, base) =>
		households.reduce((sum, one, i) => (distanceM[i * n + base]! <= maxDistanceM ? sum + one : sum), 0)
	);
	const isServed = (i: number) =>
		around.some((sum, base) => sum >= leastHouseholds && distanceM[i * n + base]! <= maxDistanceM);
	// If all together are too few, distance is not the reason.
	if (total >= leastHouseholds)
		add(
			'too-remote',
			ids.filter((_, i) => !isServed(i))
		);
	return obstacles;
}
