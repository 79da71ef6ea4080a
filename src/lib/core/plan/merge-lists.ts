import { areEqual } from './equal-values.ts';

/** An item of a list of doors or entrances. */
interface Item {
	id: string;
}

/**
 * Two people's changes of one list (doors, entrances) brought together item by item: who adds one entrance and who
 * moves another do not disturb each other. The order is theirs; what mine adds comes last.
 *
 * @param base what both started from
 * @returns `null` if both changed the same item, each in another way, or one changed what the other removed
 */
export function mergeLists(base: unknown, theirs: unknown, mine: unknown): Item[] | null {
	if (!isList(base) || !isList(theirs) || !isList(mine)) return null;
	const [was, now, wanted] = [byId(base), byId(theirs), byId(mine)];
	const merged: Item[] = [];
	const choose = (id: string): Item | null | undefined => {
		const [old, their, my] = [was.get(id), now.get(id), wanted.get(id)];
		if (areEqual(their, my) || areEqual(old, my)) return their ?? null;
		return areEqual(old, their) ? (my ?? null) : undefined;
	};
	for (const id of new Set([...now.keys(), ...wanted.keys(), ...was.keys()])) {
		const chosen = choose(id);
		if (chosen === undefined) return null;
		if (chosen) merged.push(chosen);
	}
	// Only who changed the order alone loses it, unless the other changed nothing.
	return areEqual(base, theirs) ? [...mine] : merged;
}

function byId(items: readonly Item[]): Map<string, Item> {
	return new Map(items.map((item) => [item.id, item]));
}

function isList(value: unknown): value is Item[] {
	return Array.isArray(value) && value.every((item) => typeof (item as Item | null)?.id === 'string');
}
