import { SELECTION_KINDS } from '#lib/carto/view-query.ts';
import type { Named } from '#lib/core/plan/made-on.ts';
import type { LostPart } from '#lib/core/scenarios/lost-part.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import { describeEdit } from '../describe-edit.ts';
import { MADE_ON_TEXTS } from '../messages/made-on.ts';
import type { Text } from '../text.svelte.ts';

/**
 * What of a document the newest plan has no place for, in the reader's language.
 *
 * @param names of what is not in the plan any more, by id
 */
export function sayLostPart(
	part: LostPart,
	names: Readonly<Record<string, Named>>,
	{ plan, text }: { plan: Plan; text: Text }
): string {
	const say = MADE_ON_TEXTS[text.lang];
	const slide = part.slide === undefined ? '' : say.slide(text.number(part.slide));
	const nameOf = (id: string) => (names[id] ? text.name(names[id]) : id);
	return slide + sayPart();

	function sayPart(): string {
		switch (part.kind) {
			case 'edit':
				return describeEdit(part.edit, plan, text, names);
			case 'community':
				return say.community(nameOf(part.id));
			case 'selection': {
				const kind = SELECTION_KINDS.find((one) => one === part.of);
				return say.selection(kind ? say.kind[kind] : part.of, nameOf(part.id));
			}
			case 'bundles':
			case 'zones':
				return say[part.kind];
		}
	}
}
