import { isHttpError } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { BriefingChanged, deleteBriefing, findBriefing, replaceBriefing } from '#lib/server/briefings.ts';
import { isCityId } from '#lib/server/city-files.ts';
import { problem } from '#lib/server/http.ts';
import { isNamedId, NameTaken } from '#lib/server/named-rows.ts';

const WANTED =
	'Send JSON with the text "name", the object "document" and the number "revision" it started from.';
/** Most that the database counts to. */
const REVISION_MAX = 2 ** 31 - 1;

const noSuch = () => problem(404, 'Not found', 'There is no such briefing.');

export async function GET({ params: { city, id } }) {
	const found = isCityId(city) && isNamedId(id) && (await findBriefing(await getDb(), city, id));
	return found ? Response.json(found, { headers: { 'cache-control': 'no-store' } }) : noSuch();
}

/** Replaces a briefing: JSON `{ name, document, revision }`; 409 if it has another revision by now. */
export async function PUT({ params: { city, id }, request }) {
	let body: unknown;
	try {
		body = await request.json();
	} catch (error) {
		if (isHttpError(error)) return problem(error.status, 'Refused', error.body.message);
		return problem(400, 'Bad request', WANTED);
	}
	const { name, document, revision } = (body ?? {}) as Record<'name' | 'document' | 'revision', unknown>;
	if (typeof name !== 'string' || !isRevision(revision)) return problem(400, 'Bad request', WANTED);
	if (!isCityId(city) || !isNamedId(id)) return noSuch();
	try {
		const replaced = await replaceBriefing(await getDb(), city, id, { name, document, revision });
		return replaced ? Response.json(replaced) : noSuch();
	} catch (error) {
		if (error instanceof BriefingChanged || error instanceof NameTaken)
			return problem(409, 'Conflict', error.message);
		if (error instanceof RangeError) return problem(400, 'Bad request', error.message);
		throw error;
	}
}

export async function DELETE({ params: { city, id } }) {
	const isDeleted = isCityId(city) && isNamedId(id) && (await deleteBriefing(await getDb(), city, id));
	return isDeleted ? new Response(null, { status: 204 }) : noSuch();
}

const isRevision = (value: unknown): value is number =>
	Number.isInteger(value) && Number(value) >= 1 && Number(value) <= REVISION_MAX;
