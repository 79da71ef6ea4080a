import { getDb } from '../app-db.ts';
import { findDue } from '../city-store/build-state.ts';
import type { Db } from '../db/port.ts';
import { isTooLarge } from '../http/is-too-large.ts';
import { momentOf, type PlanMoment } from '../plan/plan-moment.ts';
import { publicOrigin } from '../public-address.ts';
import { problemOf, Refused } from '../refused.ts';
import { askerOf } from './asker-of.ts';
import { KeptAnswers } from './kept-answers.ts';
import { getCityVersion } from './open-city-for-thread.ts';
import { workInThread } from './server-threads.ts';
import type { AnswerName } from './work.ts';

/** What a route has of a request. */
export interface RouteEvent {
	params: Record<string, string | undefined>;
	request: Request;
	getClientAddress: () => string;
}

const answers = new KeptAnswers();
let program = '';

/** Says which version of the program this is: another one may draw otherwise. */
export function setProgramVersion(version: string) {
	program = version;
}

/**
 * Answers a request by a thread; a GET or HEAD from what is kept, if the same was asked of the same data before.
 *
 * @param options.dependsOn what the answer is made from beside the city, in its state of now: a document's revision
 */
export async function answerInThread(
	name: AnswerName,
	event: RouteEvent,
	{ dependsOn = null }: { dependsOn?: unknown } = {}
): Promise<Response> {
	const { request } = event;
	const params = Object.fromEntries(
		Object.entries(event.params).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
	);
	try {
		const { city } = params;
		const db = await getDb();
		const version = city === undefined ? null : (await getCityVersion(db, city)).version;
		const asked = new URL(request.url).origin;
		const origin = await publicOrigin(db, asked);
		const answer = await answers.answer({
			request,
			origin,
			from: [name, version, program, dependsOn],
			make: (plain, signal) =>
				workInThread(
					name,
					{ request: plain, params, version: program, origins: [origin, asked] },
					{ asker: askerOf(event), signal }
				)
		});
		const isRead = request.method === 'GET' || request.method === 'HEAD';
		if (isRead && city !== undefined && dependsOn === null && (answer.ok || answer.status === 304))
			await tellHowLong(answer.headers, db, city, momentOf(new URL(request.url).searchParams));
		return answer;
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		if (isTooLarge(error)) return problemOf(new Refused(413, 'large-body', {}));
		// Nobody reads it.
		if (request.signal.aborted) return new Response(null, { status: 499 });
		throw error;
	}
}

/**
 * What is drawn from the plan as it was known at a revision stays as it is, once streets are made of what was known. The
 * program that draws it does not, so that it is asked for again after a day.
 */
async function tellHowLong(headers: Headers, db: Db, cityId: string, { known }: PlanMoment) {
	if (known === undefined || (await findDue(db, cityId)) !== undefined) return;
	headers.set('cache-control', 'public, max-age=86400, immutable');
}
