import { ServerRefused } from '#lib/state/ask-server.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import type { BriefingsText } from '../../messages/briefings.ts';
import { sayFault } from '../../say-fault.ts';

/** Why a request failed, in the reader's language. */
export function tellFault(fault: Error, say: BriefingsText, lang: Lang): string {
	const status = fault instanceof ServerRefused ? fault.status : null;
	return status === 409 ? say.taken : status === 404 ? say.notThere : say.failed(sayFault(fault, lang));
}
