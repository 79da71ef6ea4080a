import type { Package } from './types.ts';

/** An id for a package of these communities that none of the others has: stable as long as its first one stays. */
export function namePackage(communityIds: readonly string[], others: readonly Pick<Package, 'id'>[]): string {
	const first = communityIds.toSorted()[0]!;
	const taken = new Set(others.map(({ id }) => id));
	const id = `package-${first}`;
	if (!taken.has(id)) return id;
	for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}
