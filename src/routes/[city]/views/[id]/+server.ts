import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/server/city-files.ts';
import { problem } from '#lib/server/http.ts';
import { isNamedId } from '#lib/server/named-rows.ts';
import { deleteSavedView } from '#lib/server/saved-views.ts';

export async function DELETE({ params: { city, id } }) {
	const isDeleted = isCityId(city) && isNamedId(id) && (await deleteSavedView(await getDb(), city, id));
	return isDeleted
		? new Response(null, { status: 204 })
		: problem(404, 'Not found', 'There is no such view.');
}
