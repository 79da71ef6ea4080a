import { getDb } from '#lib/server/app-db.ts';
import { scenarios } from '#lib/server/documents/index.ts';
import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** The city's report as a file. */
export async function GET(event) {
	const id = event.url.searchParams.get('scenario');
	const revision = id === null ? null : await scenarios.findRevision(await getDb(), event.params.city, id);
	return answerInThread('report', event, { dependsOn: revision });
}

/** The same, on a PPTX template of one's own. */
export const POST = (event) => answerInThread('report', event);
