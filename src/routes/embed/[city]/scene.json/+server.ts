import { getDb } from '#lib/server/app-db.ts';
import { buildEmbedHead } from '#lib/server/embed/build-embed-head.ts';
import { buildEmbedScene } from '#lib/server/embed/build-embed-scene.ts';
import { describeIgnored } from '#lib/server/embed/describe-ignored.ts';
import { openEmbed } from '#lib/server/embed/open-embed.ts';
import { problem, respondCompressed } from '#lib/server/http.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { refuseRequest } from '#lib/server/static/refuse-request.ts';

/** Everything an embedded map is drawn from. */
export async function GET({ params, url, request }) {
	const city = await findLoadedCity(await getDb(), params.city);
	if (!city) return problem(404, 'Not found', `There is no city "${params.city}".`);
	try {
		const opened = openEmbed(city, url.searchParams);
		const version = `embed ${params.city} ${city.dataHash} ${url.searchParams}`;
		const response = await respondCompressed(request, version, 'application/json', async () => {
			const document = { ...buildEmbedHead(opened), scene: buildEmbedScene(opened) };
			return new TextEncoder().encode(JSON.stringify(document));
		});
		for (const [name, value] of Object.entries(describeIgnored(opened))) response.headers.set(name, value);
		return response;
	} catch (error) {
		return refuseRequest(error);
	}
}
