import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** The map of one slide for the handout. */
export async function GET(event) {
	const { city, id } = event.params;
	return answerInThread('slide', event, { dependsOn: await briefings.findRevision(await getDb(), city, id) });
}
