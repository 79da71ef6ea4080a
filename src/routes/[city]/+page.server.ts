import { getDb } from '#lib/server/app-db.ts';
import { views } from '#lib/server/documents/index.ts';
import { logFault } from '#lib/server/http/log-fault.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { findPublicAddress } from '#lib/server/public-address.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { Refused } from '#lib/server/refused.ts';
import { askerOf } from '#lib/server/threads/asker-of.ts';
import { refusePage } from '#lib/server/threads/page-work.ts';
import { workInThread } from '#lib/server/threads/server-threads.ts';

export async function load(event) {
	const { params, url, locals, depends, isDataRequest } = event;
	depends('lianpian:views');
	const db = await getDb();
	const meta = await findOpenCity(db, params.city);
	if (!meta) refusePage(await refuseCity(db, params.city), locals);
	const kept = await views.list(db, params.city);
	const publicAddress = await findPublicAddress(db);
	return {
		meta,
		// What a link says of itself matters to whoever fetches the page, not to the page that is open.
		share: isDataRequest ? null : await describeShare(event, publicAddress.url ?? url.origin),
		publicAddress,
		views: kept.map(({ updatedAt, createdAt: _, ...view }) => ({
			...view,
			updatedAt: updatedAt.toISOString()
		})),
		lang: locals.lang,
		theme: locals.theme
	};
}

/** `null` where there is nothing to tell, nobody free to tell it, or it went wrong: the page opens without. */
async function describeShare(event: Parameters<typeof load>[0], origin: string) {
	const { params, url, request } = event;
	const asked = { cityId: params.city, search: url.search, origin };
	try {
		return await workInThread('share', asked, { asker: askerOf(event), signal: request.signal });
	} catch (failure) {
		if (!(failure instanceof Refused) && !request.signal.aborted) logFault(failure);
		return null;
	}
}
