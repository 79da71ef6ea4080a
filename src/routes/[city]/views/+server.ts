import { isHttpError } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { problem } from '#lib/server/http.ts';
import { NameTaken } from '#lib/server/named-rows.ts';
import { keepCity } from '#lib/server/open-city.ts';
import { createSavedView } from '#lib/server/saved-views.ts';

/** Keeps a view: JSON `{ name, query }`. */
export async function POST({ params, request }) {
	let body: unknown;
	try {
		body = await request.json();
	} catch (error) {
		if (isHttpError(error)) return problem(error.status, 'Refused', error.body.message);
		return problem(400, 'Bad request', 'Send JSON with the texts "name" and "query".');
	}
	const { name, query } = (body ?? {}) as { name?: unknown; query?: unknown };
	if (typeof name !== 'string' || typeof query !== 'string')
		return problem(400, 'Bad request', 'Send JSON with the texts "name" and "query".');
	const db = await getDb();
	if (!(await keepCity(db, params.city)))
		return problem(404, 'Not found', `There is no city "${params.city}".`);
	try {
		const view = await createSavedView(db, params.city, { name, query });
		return Response.json(view, { status: 201 });
	} catch (error) {
		if (error instanceof NameTaken) return problem(409, 'Conflict', error.message);
		if (error instanceof RangeError) return problem(400, 'Bad request', error.message);
		throw error;
	}
}
