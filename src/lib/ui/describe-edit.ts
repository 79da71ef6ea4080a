import type { Plan } from '#lib/state/plan.svelte.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { Named } from '#lib/core/plan/made-on.ts';
import type { Text } from './text.svelte.ts';

/**
 * What an edit does, in the reader's language.
 *
 * @param past names, by id, of what is not in the plan any more
 */
export function describeEdit(
	edit: Edit,
	plan: Plan,
	text: Text,
	past: Readonly<Record<string, Named>> = {}
): string {
	const say = text.say.edit;
	const centre = (id: string) => {
		const found = plan.centreById.get(id) ?? past[id];
		return found ? text.name(found) : id;
	};
	const community = (id: string) => {
		const found = plan.rowById.get(id)?.props ?? past[id];
		return found ? text.name(found) : id;
	};
	switch (edit.kind) {
		case 'move-centre':
		case 'add-centre':
		case 'close-centre':
			return say[edit.kind](centre(edit.centreId));
		case 'add-entrance':
		case 'close-entrance':
		case 'open-community':
			return say[edit.kind](community(edit.communityId));
		case 'open-wall':
			return say[edit.kind](edit.communityIds.map(community).join(text.lang === 'zh' ? '与' : ' and '));
		case 'add-link':
		case 'add-barrier':
			return say[edit.kind]();
	}
}
