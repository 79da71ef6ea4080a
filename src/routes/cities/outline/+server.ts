import { answerCities, NO_STORE } from '#lib/server/cities/answer-cities.ts';
import { outlineStreets } from '#lib/server/cities/outline-streets.ts';
import { readCityCrs } from '#lib/server/cities/read-city-crs.ts';
import { readSentStreets } from '#lib/server/cities/read-new-city.ts';
import { toRefusal } from '#lib/server/cities/to-refusal.ts';
import { Refused } from '#lib/server/refused.ts';
import { readExtractInThread } from '#lib/server/threads/read-extract-in-thread.ts';

/**
 * The streets of a posted form's `streets`, and if wanted `crs`, as lines to draw a boundary on: a `StreetOutline`. Nothing
 * is kept.
 */
export const POST = ({ request }) =>
	answerCities(async () => {
		const { fields, streets, remove } = await readSentStreets(request);
		try {
			const crs = readCityCrs(fields.crs);
			const extract = await readExtractInThread({ path: streets.path, crs, signal: request.signal });
			return Response.json(outlineStreets(extract.streets), NO_STORE);
		} catch (error) {
			if (error instanceof Refused || request.signal.aborted) throw error;
			const { code, parameters } = toRefusal(error, new Map([[streets.path, streets.name]]));
			throw new Refused(code === 'internal' ? 500 : 422, code, parameters);
		} finally {
			await remove();
		}
	});
