import type { Plan } from '#lib/state/plan.svelte.ts';
import type { Text } from './text.svelte.ts';

/** Gives streets their names in the reader's language; one that is not known keeps its own. */
export function buildStreetNamer(plan: Plan, text: Text): (name: string) => string {
	const names = new Map(
		plan.entries
			.filter(({ kind }) => kind === 'street' || kind === 'axis')
			.map((street) => [street.name, text.name(street)])
	);
	return (name) => names.get(name) ?? name;
}
