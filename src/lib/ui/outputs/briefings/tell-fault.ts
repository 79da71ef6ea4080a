import { BriefingRefused } from '#lib/state/briefings.svelte.ts';
import type { BriefingsText } from '../../messages/briefings.ts';

/** Why a request failed, for people: a taken name and a briefing that is gone in their language. */
export function tellFault(fault: Error, say: BriefingsText): string {
	const status = fault instanceof BriefingRefused ? fault.status : null;
	return status === 409 ? say.taken : status === 404 ? say.notThere : say.failed(fault.message);
}
