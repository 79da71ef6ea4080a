import { redirect } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { describeIgnored } from '#lib/server/embed/describe-ignored.ts';
import { publicOrigin } from '#lib/server/public-address.ts';
import { workForPage } from '#lib/server/threads/page-work.ts';

export async function load(event) {
	const { params, url, setHeaders } = event;
	const origin = await publicOrigin(await getDb(), url.origin);
	const asked = { cityId: params.city, search: url.search, origin };
	const { head, share, isStatic, ignored } = await workForPage('embed', asked, event);
	// A page without scripts is another page.
	if (isStatic) redirect(307, `/embed/${params.city}/picture${url.search}`);
	setHeaders(describeIgnored({ ignored }));
	return { head, share, query: url.searchParams.toString() };
}
