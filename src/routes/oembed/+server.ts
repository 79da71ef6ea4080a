import { getDb } from '#lib/server/app-db.ts';
import { answerOEmbed } from '#lib/server/embed/answer-oembed.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';

/** How to embed what a link leads to. @see https://oembed.com */
export async function GET({ url }) {
	const db = await getDb();
	return answerOEmbed(url, (cityId) => findLoadedCity(db, cityId));
}
