import type { Plan } from '#lib/state/plan.svelte.ts';
import type { Text } from './text.svelte.ts';

/** What a feature of the plan is called in the language of the view; its id where the plan has none of it. */
export function nameOfFeature(
	{ plan, text }: { plan: Plan; text: Text },
	layer: 'communities' | 'clusters' | 'districts' | 'axes',
	id: string
): string {
	if (layer === 'communities') {
		const row = plan.rowById.get(id);
		return row ? text.name(row.props) : id;
	}
	const found = plan.document?.features[layer].features.find(({ properties }) => properties.id === id);
	return found ? text.name(found.properties) : id;
}
