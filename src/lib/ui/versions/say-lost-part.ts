import { SELECTION_KINDS } from '#lib/carto/view-query.ts';
import type { LostPart } from '#lib/core/scenarios/lost-part.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import { describeEdit } from '../describe-edit.ts';
import { MADE_ON_TEXTS } from '../messages/made-on.ts';
import type { Text } from '../text.svelte.ts';

/** What of a document the newest plan has no place for, in the reader's language. */
export function sayLostPart(part: LostPart, plan: Plan, text: Text): string {
	const say = MADE_ON_TEXTS[text.lang];
	const slide = part.slide === undefined ? '' : say.slide(text.number(part.slide));
	return slide + sayPart();

	function sayPart(): string {
		switch (part.kind) {
			case 'edit':
				return describeEdit(part.edit, plan, text);
			case 'community':
				return say.community(part.id);
			case 'selection': {
				const kind = SELECTION_KINDS.find((one) => one === part.of);
				return say.selection(kind ? say.kind[kind] : part.of, part.id);
			}
			case 'bundles':
			case 'zones':
				return say[part.kind];
		}
	}
}
