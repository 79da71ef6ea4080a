import type { Lang } from '#lib/carto/view-query.ts';
import { EDITING_TEXTS } from '../messages/editing.ts';
import { INTAKE_TEXTS } from '../messages/intake.ts';

/** A field of the plan, or what only says where a row is, in the reader's words. */
export function sayField(name: string, lang: Lang): string {
	const { placing } = INTAKE_TEXTS[lang];
	return placing[name as keyof typeof placing] ?? EDITING_TEXTS[lang].field[name] ?? name;
}
