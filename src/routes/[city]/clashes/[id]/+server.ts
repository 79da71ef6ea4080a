import { object, optional, picklist, pipe, regex, string, maxLength } from 'valibot';
import { readJson } from '#lib/server/http/read-json.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { findClash } from '#lib/server/plan/clashes.ts';
import { decideClash } from '#lib/server/plan/decide-clash.ts';
import { Refused } from '#lib/server/refused.ts';

const DECISION = object({
	id: pipe(string(), regex(/^[\w.:/-]{1,80}$/, 'a UUID')),
	keep: picklist(['theirs', 'mine'], 'theirs or mine'),
	author: optional(pipe(string(), maxLength(80, 'a text of at most 80 characters')), ''),
	reason: optional(pipe(string(), maxLength(500, 'a text of at most 500 characters')), '')
});

const WANTED = {
	zh: '请发送 JSON：{"id": UUID, "keep": "theirs" 或 "mine", "author": 姓名}。',
	en: 'Send JSON: {"id": UUID, "keep": "theirs" or "mine", "author": name}.'
};

/** One clash, decided or not. */
export function GET({ params: { city, id } }) {
	return answerPlan(city, async (db) => {
		const clash = await findClash(db, city, id);
		if (!clash) throw new Refused(404, 'unknown-clash', { id });
		return Response.json(clash, { headers: { 'cache-control': 'no-store' } });
	});
}

/** Decides a clash. */
export function POST({ params: { city, id }, request }) {
	return answerPlan(city, async (db) =>
		Response.json(await decideClash(db, city, id, await readJson(request, DECISION, WANTED)))
	);
}
