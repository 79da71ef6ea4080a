import type { Querier } from '../db/port.ts';
import { Refused } from '../refused.ts';
import { refusePage } from '../threads/page-work.ts';
import { checkKnown } from './check-known.ts';
import { readMoment, type PlanMoment } from './plan-moment.ts';

/**
 * The moment of a page's address, as `readMoment` reads it, of a plan that the city has.
 *
 * @throws HttpError with the refusal, which the error page tells in its reader's language
 */
export async function momentOfPage(
	db: Querier,
	cityId: string,
	{ url, locals }: { url: URL; locals: App.Locals }
): Promise<PlanMoment> {
	try {
		const moment = readMoment(url.searchParams);
		await checkKnown(db, cityId, moment);
		return moment;
	} catch (error) {
		if (error instanceof Refused) refusePage(error, locals);
		throw error;
	}
}
