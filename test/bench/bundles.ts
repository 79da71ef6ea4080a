import { parseArgs } from 'node:util';
import { proposeBundles } from '#lib/core/bundles/propose-bundles.ts';
import { BUNDLE_SIZE, BUNDLE_WORK } from '#lib/core/bundles/settings.ts';
import type { BundleCommunity } from '#lib/core/bundles/types.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';

/** Times the bundles of the default city, and prints how good they are: `tsx test/bench/bundles.ts [--effort N]`. */
const { values } = parseArgs({
	options: { effort: { type: 'string', default: '1' } }
});
const { features } = await readSeedCity();
const solver = await loadHighs();
const { leastHouseholds, mostHouseholds } = BUNDLE_SIZE;
const sizes = { leastHouseholds, mostHouseholds };
const cases = [
	{ what: 'districts', by: 'districtId', options: {} },
	{ what: 'districts, without the solver', by: 'districtId', options: { solver: undefined } },
	{ what: 'districts, common income stays', by: 'districtId', options: { keepsCommonIncome: true } },
	{ what: 'districts, 3 km to the base', by: 'districtId', options: { maxDistanceM: 3000 } },
	{ what: 'clusters, three each', by: 'clusterId', options: { sizes: { count: 3 } } }
] as const;

for (const { what, by, options } of cases) {
	const communities = features.communities.features
		.filter(({ properties: { state } }) => state !== 'accepted')
		.map(({ geometry, properties }): BundleCommunity => ({
			...properties,
			geometry,
			groupId: properties[by]
		}));
	const startMs = performance.now();
	const { groups } = proposeBundles(communities, {
		sizes,
		solver,
		work: Number(values.effort) * BUNDLE_WORK,
		...options
	});
	console.log(`${what}: ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
	for (const { groupId, communities: n, size, objective, bound, gap, impossible } of groups)
		console.log(
			[
				`  ${groupId}`,
				`${n} into ${size.count}`,
				`${objective} m, at least ${bound ?? '–'}`,
				gap === null ? '–' : `gap ${(100 * gap).toFixed(2)} %`,
				impossible ? `subsidy ${impossible.subsidyYuan}, at least ${impossible.subsidyBoundYuan}` : 'balanced'
			].join('\t')
		);
}
