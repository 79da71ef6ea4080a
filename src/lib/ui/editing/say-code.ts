import type { Lang } from '#lib/carto/view-query.ts';
import { EDITING_TEXTS } from '../messages/editing.ts';
import { FIELD_VALUES } from '../messages/facilities.ts';

/** One of the values that a field may have, in words; as it is written where there are none for it. */
export function sayCode(field: string, value: string, lang: Lang): string {
	return FIELD_VALUES[lang][field]?.[value] ?? EDITING_TEXTS[lang].value[value] ?? value;
}
