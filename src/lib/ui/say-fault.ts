import type { Lang } from '#lib/carto/view-query.ts';
import { isRefusalCode, sayRefusal } from '#lib/refusals/say-refusal.ts';
import { ServerRefused } from '#lib/state/ask-server.ts';

/** Why the server did not do what was asked, in the reader's language; `null` where it did not say so in a known way. */
export function sayFault(fault: unknown, lang: Lang): string | null {
	const refusal = fault instanceof ServerRefused ? fault.refusal : null;
	return refusal && isRefusalCode(refusal.code) ? sayRefusal(refusal, lang) : null;
}
