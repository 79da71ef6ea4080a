import { isHttpError } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { createBriefing, listBriefings } from '#lib/server/briefings.ts';
import { isCityId } from '#lib/server/city-files.ts';
import { fillBriefingTemplate } from '#lib/server/fill-briefing-template.ts';
import { problem } from '#lib/server/http.ts';
import { NameTaken } from '#lib/server/named-rows.ts';
import { keepCity } from '#lib/server/open-city.ts';

const WANTED =
	'Send JSON with the text "name" and the object "document", or with "name", "template" and "lang".';

/** The briefings of a city, without their documents. */
export async function GET({ params }) {
	if (!isCityId(params.city)) return problem(404, 'Not found', `There is no city "${params.city}".`);
	return Response.json(await listBriefings(await getDb(), params.city), {
		headers: { 'cache-control': 'no-store' }
	});
}

/** Keeps a briefing: JSON `{ name, document }`, or `{ name, template, lang }` for one made of the city as it is. */
export async function POST({ params, request }) {
	let body: unknown;
	try {
		body = await request.json();
	} catch (error) {
		if (isHttpError(error)) return problem(error.status, 'Refused', error.body.message);
		return problem(400, 'Bad request', WANTED);
	}
	const asked = (body ?? {}) as Record<'name' | 'document' | 'template' | 'lang', unknown>;
	if (typeof asked.name !== 'string') return problem(400, 'Bad request', WANTED);
	const db = await getDb();
	if (!(await keepCity(db, params.city)))
		return problem(404, 'Not found', `There is no city "${params.city}".`);
	try {
		const document =
			asked.template === undefined ? asked.document : await fillBriefingTemplate(db, params.city, asked);
		const kept = await createBriefing(db, params.city, { name: asked.name, document });
		return Response.json(kept, { status: 201 });
	} catch (error) {
		if (error instanceof NameTaken) return problem(409, 'Conflict', error.message);
		if (error instanceof RangeError) return problem(400, 'Bad request', error.message);
		throw error;
	}
}
