import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** A briefing (`briefing=id`), or the view that the other parameters describe, as one .html for a stick. */
export async function GET(event) {
	const id = event.url.searchParams.get('briefing');
	const revision = id === null ? null : await briefings.findRevision(await getDb(), event.params.city, id);
	return answerInThread('single-file', event, { dependsOn: revision });
}
