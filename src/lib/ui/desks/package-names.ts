import type { CityFeatures } from '#lib/core/city/types.ts';
import type { Package } from '#lib/core/packages/types.ts';
import type { packagesText } from '../messages/desks/packages.ts';
import type { Text } from '../text.svelte.ts';

/**
 * What packages are called: as the planner named them, else by their cluster and a number in it, in the order of
 * their ids: 一组团 2 片.
 */
export function buildPackageNames(
	packages: readonly Package[],
	{ communities, clusters }: Pick<CityFeatures, 'communities' | 'clusters'>,
	{ say, text }: { say: (typeof packagesText)['zh']; text: Text }
): ReadonlyMap<string, string> {
	const clusterOf = new Map(
		communities.features.map(({ properties }) => [properties.id, properties.clusterId])
	);
	const clusterName = new Map(
		clusters.features.map(({ properties }) => [properties.id, text.name(properties)])
	);
	const counts = new Map<string, number>();
	return new Map(
		packages
			.toSorted((a, b) => (a.id < b.id ? -1 : 1))
			.map(({ id, name, communityIds }) => {
				const cluster = clusterName.get(clusterOf.get(communityIds[0] ?? '') ?? '') ?? '';
				const number = (counts.get(cluster) ?? 0) + 1;
				counts.set(cluster, number);
				return [id, name === '' ? say.nameOf(cluster, number) : name];
			})
	);
}
