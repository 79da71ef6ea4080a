import { getDb } from '#lib/server/app-db.ts';
import { describeIgnored } from '#lib/server/embed/describe-ignored.ts';
import { publicOrigin } from '#lib/server/public-address.ts';
import { workForPage } from '#lib/server/threads/page-work.ts';

/** No script at all. */
export const csr = false;

export async function load(event) {
	const { params, url, setHeaders } = event;
	const origin = await publicOrigin(await getDb(), url.origin);
	const asked = { cityId: params.city, search: url.search, origin };
	const { head, share, pictures, ignored } = await workForPage('embed', asked, event);
	setHeaders(describeIgnored({ ignored }));
	return { head, share, pictures };
}
