import type { Openings } from '#lib/state/openings.svelte.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import type { View } from '#lib/state/view.svelte.ts';
import { nameOfFeature } from './name-of-feature.ts';
import type { Text } from './text.svelte.ts';

const LAYER_OF = {
	cluster: 'clusters',
	community: 'communities',
	axis: 'axes',
	district: 'districts'
} as const;

/** What the panel tells of, in words, for the window's title and for who hears the page; empty: the whole city. */
export function nameWhatIsOpen({
	view,
	plan,
	openings,
	text
}: {
	view: View;
	plan: Plan;
	openings: Openings;
	text: Text;
}): string {
	const { selection, desk } = view;
	if (openings.isOpen) return text.say.openingsTitle;
	const isTold = !desk || selection?.kind === 'community' || selection?.kind === 'place';
	if (selection && isTold) {
		if (selection.kind === 'place') return text.say.placeTitle;
		if (selection.kind !== 'centre')
			return nameOfFeature({ plan, text }, LAYER_OF[selection.kind], selection.id);
		const centre = plan.centreById.get(selection.id);
		return centre ? text.name(centre) : selection.id;
	}
	return desk ? text.say.deskTitle[desk] : '';
}
