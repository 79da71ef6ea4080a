import { isHttpError } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/server/city-files.ts';
import { problem } from '#lib/server/http.ts';
import { NameTaken } from '#lib/server/named-rows.ts';
import { keepCity } from '#lib/server/open-city.ts';
import { createScenario, listScenarios } from '#lib/server/scenarios.ts';

/** The scenarios of a city, without their documents. */
export async function GET({ params }) {
	if (!isCityId(params.city)) return problem(404, 'Not found', `There is no city "${params.city}".`);
	return Response.json(await listScenarios(await getDb(), params.city), {
		headers: { 'cache-control': 'no-store' }
	});
}

/** Keeps a scenario: JSON `{ name, document }`. */
export async function POST({ params, request }) {
	let body: unknown;
	try {
		body = await request.json();
	} catch (error) {
		if (isHttpError(error)) return problem(error.status, 'Refused', error.body.message);
		return problem(400, 'Bad request', 'Send JSON with the text "name" and the object "document".');
	}
	const { name, document } = (body ?? {}) as { name?: unknown; document?: unknown };
	if (typeof name !== 'string')
		return problem(400, 'Bad request', 'Send JSON with the text "name" and the object "document".');
	const db = await getDb();
	if (!(await keepCity(db, params.city)))
		return problem(404, 'Not found', `There is no city "${params.city}".`);
	try {
		return Response.json(await createScenario(db, params.city, { name, document }), { status: 201 });
	} catch (error) {
		if (error instanceof NameTaken) return problem(409, 'Conflict', error.message);
		if (error instanceof RangeError) return problem(400, 'Bad request', error.message);
		throw error;
	}
}
