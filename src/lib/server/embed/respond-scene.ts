import { respondCompressed } from '../http.ts';
import type { RouteSources } from '../route-sources.ts';
import { refuseRequest } from '../static/refuse-request.ts';
import { buildEmbedHead } from './build-embed-head.ts';
import { buildEmbedScene } from './build-embed-scene.ts';
import { describeIgnored } from './describe-ignored.ts';
import { openEmbed } from './open-embed.ts';

/** Answers `/embed/{city}/scene.json?…`: everything an embedded map is drawn from. */
export async function respondScene(
	request: Request,
	{ city: cityId }: { city: string },
	{ getCity }: Pick<RouteSources, 'getCity'>
): Promise<Response> {
	try {
		const query = new URL(request.url).searchParams;
		const city = await getCity(cityId);
		const opened = openEmbed(city, query);
		const version = `embed ${cityId} ${city.revision} ${city.dataHash} ${query}`;
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
