import type { Selection } from '#lib/carto/view-query.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import type { Text } from '../../text.svelte.ts';

/** What a view selects, by name; `undefined` for nothing, a spot on the map, and what the plan does not have. */
export function nameOfSelection(
	selection: Selection | null,
	{ entries }: Pick<Plan, 'entries'>,
	text: Text
): string | undefined {
	const entry = entries.find(({ kind, id }) => kind === selection?.kind && id === selection.id);
	return entry && text.name(entry);
}
