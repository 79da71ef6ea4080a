import { boolean, maxLength, number, object, optional, pipe, regex, string, tuple } from 'valibot';
import { readJson } from '#lib/server/http/read-json.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { presence } from '#lib/server/plan/presence.ts';

const PERSON = object({
	id: pipe(string(), regex(/^[\w-]{1,80}$/, 'a UUID')),
	name: optional(pipe(string(), maxLength(80, 'a text of at most 80 characters')), ''),
	lngLat: tuple([number(), number()]),
	zoom: number(),
	isLeaving: optional(boolean(), false)
});

const WANTED = {
	zh: '请发送 JSON，含页面编号 “id”、姓名 “name”、所看位置 “lngLat” 和缩放级别 “zoom”。',
	en: 'Send JSON with the page’s "id", "name", where it looks "lngLat" and "zoom".'
};

/** Who edits the plan now, and where they look. */
export function GET({ params: { city } }) {
	return answerPlan(city, async (db) =>
		Response.json(presence(db).list(city), { headers: { 'cache-control': 'no-store' } })
	);
}

/** Says that somebody edits the plan, and where they look. Kept for half a minute. */
export function POST({ params: { city }, request }) {
	return answerPlan(city, async (db) => {
		const { isLeaving, ...person } = await readJson(request, PERSON, WANTED);
		presence(db).tell({ cityId: city, person, isLeaving });
		return new Response(null, { status: 204 });
	});
}
