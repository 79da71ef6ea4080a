import { PackageDescriber, type DescriberSources, type PackageDescription } from './package-describer.ts';

export type { PackageDescription, PackageStreet } from './package-describer.ts';

export interface DescribedPackage extends DescriberSources {
	communityIds: readonly string[];
}

/**
 * One package with its figures, streets, walls and coverage; of many, ask one {@link PackageDescriber}.
 *
 * @throws RangeError if one of its communities is not of the ground
 */
export function describePackage({ communityIds, areas, ...sources }: DescribedPackage): PackageDescription {
	const members = new Set(communityIds);
	const own = areas.filter(({ id }) => members.has(id));
	return new PackageDescriber({ ...sources, areas: own }).describe(communityIds);
}
