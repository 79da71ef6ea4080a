import { getDb } from '#lib/server/app-db.ts';
import { backUp } from '#lib/server/backup/back-up.ts';
import { isOfFolder } from '#lib/server/plan-source/server-notice.ts';
import { folderToken } from '#lib/server/plan-source/tell-address.ts';
import { problemOf, Refused } from '#lib/server/refused.ts';

/** Everything in the database, for programs that can read its folder: it holds what is nobody else's to see. */
export async function GET({ request, url }) {
	if (!isOfFolder(request, folderToken()))
		return problemOf(new Refused(404, 'unknown-page', { path: url.pathname }));
	return new Response(await backUp(await getDb()), {
		headers: { 'content-type': 'application/zip', 'cache-control': 'no-store' }
	});
}
