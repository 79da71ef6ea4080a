import { error, redirect } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { buildEmbedHead } from '#lib/server/embed/build-embed-head.ts';
import { describeIgnored } from '#lib/server/embed/describe-ignored.ts';
import { describeWrong } from '#lib/server/embed/describe-wrong.ts';
import { openEmbed } from '#lib/server/embed/open-embed.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { buildShare } from '#lib/server/og/build-share.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';

export async function load({ params, url, setHeaders }) {
	const city = await findLoadedCity(await getDb(), params.city);
	if (!city) error(404, `There is no city "${params.city}".`);
	try {
		const opened = openEmbed(city, url.searchParams);
		// A page without scripts is another page.
		if (opened.options.isStatic) redirect(307, `/embed/${params.city}/picture${url.search}`);
		setHeaders(describeIgnored(opened));
		return {
			head: buildEmbedHead(opened),
			share: buildShare({ ...opened, origin: url.origin, isEmbed: true }),
			query: url.searchParams.toString()
		};
	} catch (failure) {
		if (failure instanceof WrongRequest) error(400, describeWrong(failure));
		throw failure;
	}
}
