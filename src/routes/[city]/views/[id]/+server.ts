import { getDb } from '#lib/server/app-db.ts';
import { problem } from '#lib/server/http.ts';
import { deleteSavedView } from '#lib/server/saved-views.ts';

export async function DELETE({ params }) {
	const isDeleted = await deleteSavedView(await getDb(), params.city, params.id);
	return isDeleted
		? new Response(null, { status: 204 })
		: problem(404, 'Not found', 'There is no such view.');
}
