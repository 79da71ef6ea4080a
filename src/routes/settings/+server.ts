import { nullable, object, string } from 'valibot';
import { getDb } from '#lib/server/app-db.ts';
import { readJson } from '#lib/server/http/read-json.ts';
import { findPublicAddress, setPublicAddress } from '#lib/server/public-address.ts';
import { refuseRequest } from '#lib/server/static/refuse-request.ts';

const SETTINGS = object({ publicUrl: nullable(string()) });
const WANTED = {
	zh: '请发送 JSON，含文本或 null “publicUrl”。',
	en: 'Send JSON with the text or null "publicUrl".'
};

/** What is set for the whole server: `{ publicUrl: { url, from } }`. */
export const GET = async () =>
	Response.json(
		{ publicUrl: await findPublicAddress(await getDb()) },
		{ headers: { 'cache-control': 'no-store' } }
	);

/** Sets it: JSON `{ publicUrl }`. */
export async function PUT({ request }) {
	try {
		const { publicUrl } = await readJson(request, SETTINGS, WANTED);
		return Response.json({ publicUrl: await setPublicAddress(await getDb(), publicUrl) });
	} catch (error) {
		return refuseRequest(error);
	}
}
