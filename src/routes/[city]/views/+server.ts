import { getDb } from '#lib/server/app-db.ts';
import { problem } from '#lib/server/http.ts';
import { createSavedView } from '#lib/server/saved-views.ts';

/** Keeps a view: JSON `{ name, query }`. */
export async function POST({ params, request }) {
	const body: unknown = await request.json().catch(() => undefined);
	const { name, query } = (body ?? {}) as { name?: unknown; query?: unknown };
	if (typeof name !== 'string' || typeof query !== 'string')
		return problem(400, 'Bad request', 'Send JSON with the texts "name" and "query".');
	try {
		const view = await createSavedView(await getDb(), params.city, { name, query });
		return Response.json(view, { status: 201 });
	} catch (error) {
		if (error instanceof RangeError) return problem(400, 'Bad request', error.message);
		throw error;
	}
}
