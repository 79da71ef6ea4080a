import type { Lang } from '#lib/carto/view-query.ts';
import { isRefusalCode, sayRefusal } from '#lib/refusals/say-refusal.ts';
import { DocumentRefused } from '#lib/state/documents.svelte.ts';

/** Why the server did not do what was asked, in the reader's language; `null` where it did not say so in a known way. */
export function sayFault(fault: unknown, lang: Lang): string | null {
	const refusal = fault instanceof DocumentRefused ? fault.refusal : null;
	return refusal && isRefusalCode(refusal.code) ? sayRefusal(refusal, lang) : null;
}
