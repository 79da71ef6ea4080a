import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/server/city-files.ts';
import { problem } from '#lib/server/http.ts';
import { isNamedId } from '#lib/server/named-rows.ts';
import { deleteScenario, findScenario } from '#lib/server/scenarios.ts';

const noSuch = () => problem(404, 'Not found', 'There is no such scenario.');

export async function GET({ params: { city, id } }) {
	const found = isCityId(city) && isNamedId(id) && (await findScenario(await getDb(), city, id));
	return found ? Response.json(found, { headers: { 'cache-control': 'no-store' } }) : noSuch();
}

export async function DELETE({ params: { city, id } }) {
	const isDeleted = isCityId(city) && isNamedId(id) && (await deleteScenario(await getDb(), city, id));
	return isDeleted ? new Response(null, { status: 204 }) : noSuch();
}
