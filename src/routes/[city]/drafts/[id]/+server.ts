import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import {
	deleteDraft,
	DRAFT_BODY,
	DRAFT_WANTED,
	findDraft,
	isDraftId,
	saveDraft
} from '#lib/server/drafts.ts';
import { readJson } from '#lib/server/http/read-json.ts';
import { keepCity } from '#lib/server/open-city.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { problemOf, Refused } from '#lib/server/refused.ts';

const noSuch = (id: string) => problemOf(new Refused(404, 'unknown-document', { document: 'draft', id }));

export async function GET({ params: { city, id } }) {
	const found = isCityId(city) && isDraftId(id) && (await findDraft(await getDb(), city, id));
	return found ? Response.json(found, { headers: { 'cache-control': 'no-store' } }) : noSuch(id);
}

/** Keeps a draft: JSON `{ revision, document }`. */
export async function PUT({ params: { city, id }, request }) {
	if (!isDraftId(id)) return noSuch(id);
	try {
		const body = await readJson(request, DRAFT_BODY, DRAFT_WANTED);
		const db = await getDb();
		if (!(await keepCity(db, city))) throw await refuseCity(db, city);
		return Response.json(await saveDraft(db, city, id, body));
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		throw error;
	}
}

export async function DELETE({ params: { city, id } }) {
	const isDeleted = isCityId(city) && isDraftId(id) && (await deleteDraft(await getDb(), city, id));
	return isDeleted ? new Response(null, { status: 204 }) : noSuch(id);
}
