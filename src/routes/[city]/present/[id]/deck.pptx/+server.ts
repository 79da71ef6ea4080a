import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** A briefing as a PPTX with the figures of now. */
export async function GET(event) {
	const { city, id } = event.params;
	return answerInThread('deck', event, { dependsOn: await briefings.findRevision(await getDb(), city, id) });
}

/** The same, on a template of one's own. */
export const POST = (event) => answerInThread('deck', event);
