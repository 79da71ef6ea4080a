import type { Package } from './types.ts';

/** A unique id for a package of these communities; it does not change while the first of them is a member. */
export function namePackage(communityIds: readonly string[], others: readonly Pick<Package, 'id'>[]): string {
	const first = communityIds.toSorted()[0]!;
	const taken = new Set(others.map(({ id }) => id));
	const id = `package-${first}`;
	if (!taken.has(id)) return id;
	for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}
