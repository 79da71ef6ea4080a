import { findRevision } from '#lib/server/cities.ts';
import { readLog } from '#lib/server/db/read-log.ts';
import { readLimitedJson } from '#lib/server/http/read-limited-json.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { changePlan, revertRevision, undoChangeSet } from '#lib/server/plan/change-plan.ts';
import { cityToday } from '#lib/server/plan/city-today.ts';
import { judgeEdit } from '#lib/server/plan/judge-edit.ts';
import { CHANGES_BYTES_MAX, readSentChanges } from '#lib/server/plan/read-sent-changes.ts';
import { readSentRevert } from '#lib/server/plan/read-sent-revert.ts';
import { readSentUndo } from '#lib/server/plan/read-sent-undo.ts';
import { readSince } from '#lib/server/plan/read-since.ts';
import { streamChanges } from '#lib/server/plan/stream-changes.ts';

/** The log of the plan after a revision: JSON, or a stream of events for who asks for one. */
export function GET({ params: { city }, url, request }) {
	return answerPlan(city, async (db) => {
		const wantsStream = request.headers.get('accept')?.includes('text/event-stream') ?? false;
		const { since, limit } = readSince(url, request);
		if (wantsStream) return streamChanges(db, city, since, request.signal);
		const sets = await readLog(db, city, { after: since, limit });
		const revision = await findRevision(db, city);
		return Response.json({ revision, changeSets: sets }, { headers: { 'cache-control': 'no-store' } });
	});
}

/** Makes a change set, or takes one back: `{"id", "undo": id of one's own}`, `{"id", "revert": revision of anybody's}`. */
export function POST({ params: { city }, request }) {
	return answerPlan(city, async (db) => {
		const sent = await readLimitedJson(request, CHANGES_BYTES_MAX);
		const undo = readSentUndo(sent);
		if (undo) return Response.json(await undoChangeSet(db, city, undo));
		const revert = readSentRevert(sent);
		if (revert) return Response.json(await revertRevision(db, city, revert));
		const changes = readSentChanges(sent, cityToday());
		return Response.json(await changePlan(db, city, changes, judgeEdit(changes)));
	});
}
