import type { Memento } from '#lib/core/drafts/types.ts';

/** A desk whose work survives a reload. */
export interface KeepsWork {
	/** Everything that a planner would miss; plain JSON. */
	readonly memento: Memento;
	/** Restores a memento. Fields that it lacks are left unchanged. */
	restore(memento: Memento): void;
}

export const keepsWork = (desk: unknown): desk is KeepsWork =>
	typeof desk === 'object' && desk !== null && 'memento' in desk && 'restore' in desk;

/** What is open on a desk; not part of the work. */
const LOOKS = new Set(['axisId', 'picked', 'pickedId']);

/** Whether two mementos of a desk differ only in what is open. */
export function isSameWork(a: Memento, b: Memento): boolean {
	const toText = (memento: Memento) =>
		JSON.stringify(memento, (key, value: unknown) => (LOOKS.has(key) ? undefined : value));
	return toText(a) === toText(b);
}

/** Fields of a desk by name, as a memento keeps them. */
export function pickFields<Desk extends object>(desk: Desk, keys: readonly (keyof Desk & string)[]): Memento {
	return Object.fromEntries(keys.map((key) => [key, desk[key]]));
}

/** Puts those fields back that the memento has; it comes from the same class, perhaps of an earlier version. */
export function putFields<Desk extends object>(
	desk: Desk,
	memento: Memento,
	keys: readonly (keyof Desk & string)[]
) {
	for (const key of keys) if (key in memento) desk[key] = memento[key] as Desk[typeof key];
}
