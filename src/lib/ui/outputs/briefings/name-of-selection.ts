import type { Selection } from '#lib/carto/view-query.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import type { Text } from '../../text.svelte.ts';

/** What a view selects, by name; `undefined` for nothing, a spot on the map, and what the plan does not have. */
export function nameOfSelection(
	selection: Selection | null,
	{ document }: Pick<Plan, 'document'>,
	text: Text
): string | undefined {
	const entry = document?.search.find(({ kind, id }) => kind === selection?.kind && id === selection.id);
	return entry && text.name(entry);
}
