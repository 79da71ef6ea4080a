import { Refused } from '../refused.ts';
import { refusePage } from '../threads/page-work.ts';
import { readMoment, type PlanMoment } from './plan-moment.ts';

/**
 * The moment of a page's address, as `readMoment` reads it.
 *
 * @throws HttpError with the refusal, which the error page tells in its reader's language
 */
export function momentOfPage({ searchParams }: URL, locals: App.Locals): PlanMoment {
	try {
		return readMoment(searchParams);
	} catch (error) {
		if (error instanceof Refused) refusePage(error, locals);
		throw error;
	}
}
