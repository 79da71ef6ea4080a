import type { CityFeatures } from '#lib/core/city/types.ts';
import type { Package } from '#lib/core/packages/types.ts';
import type { packagesText } from '../messages/desks/packages.ts';
import type { Text } from '../text.svelte.ts';

/** Names of packages: as given by the planner, else that of their first community. */
export function buildPackageNames(
	packages: readonly Package[],
	{ communities }: Pick<CityFeatures, 'communities'>,
	{ say, text }: { say: (typeof packagesText)['zh']; text: Text }
): ReadonlyMap<string, string> {
	const communityName = new Map(
		communities.features.map(({ properties }) => [properties.id, text.name(properties)])
	);
	return new Map(
		packages.map(({ id, name, communityIds: [first = ''] }) => [
			id,
			name === '' ? say.nameOf(communityName.get(first) ?? first) : name
		])
	);
}
