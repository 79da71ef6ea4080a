import { getDb } from '../app-db.ts';
import { findDue } from '../city-store/build-state.ts';
import type { Db } from '../db/port.ts';
import { isTooLarge } from '../http/is-too-large.ts';
import { momentOf, type PlanMoment } from '../plan/plan-moment.ts';
import { publicOrigin } from '../public-address.ts';
import { problemOf, Refused } from '../refused.ts';
import { answerAtKnown } from './answer-at-known.ts';
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
		const make = () =>
			answers.answer({
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
		const moment = momentOf(new URL(request.url).searchParams);
		if (!isRead || city === undefined || dependsOn !== null || moment.known === undefined)
			return await make();
		return await answerAtKnown(() => readGround(db, city, moment), make);
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		if (isTooLarge(error)) return problemOf(new Refused(413, 'large-body', {}));
		// Nobody reads it.
		if (request.signal.aborted) return new Response(null, { status: 499 });
		throw error;
	}
}

/** What an earlier plan is drawn of; `undefined` while streets of the newest are still to be made. */
async function readGround(db: Db, cityId: string, moment: PlanMoment): Promise<string | undefined> {
	if ((await findDue(db, cityId)) !== undefined) return undefined;
	return (await getCityVersion(db, cityId, moment)).version;
}
