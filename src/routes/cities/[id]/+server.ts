import { object, optional, string } from 'valibot';
import { answerCities, NO_STORE } from '#lib/server/cities/answer-cities.ts';
import { findCityCard } from '#lib/server/cities/list-city-cards.ts';
import { renameCity } from '#lib/server/cities/removed-cities.ts';
import { readJson } from '#lib/server/http/read-json.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';

const NAMES = object({
	name: optional(string()),
	nameEn: optional(string()),
	title: optional(string()),
	titleEn: optional(string())
});
const WANTED = {
	zh: '请发送 JSON，含要改的 name、nameEn、title 或 titleEn。',
	en: 'Send JSON with those of name, nameEn, title and titleEn that change.'
};

/** One city as the list of cities has it. */
export const GET = ({ params: { id } }) =>
	answerCities(async (db) => {
		const card = await findCityCard(db, id);
		if (!card) throw await refuseCity(db, id);
		return Response.json(card, NO_STORE);
	});

/** Gives it other names; what is left out stays. */
export const PATCH = ({ params: { id }, request }) =>
	answerCities(async (db) => {
		const { name, nameEn, title, titleEn } = await readJson(request, NAMES, WANTED);
		const given = Object.entries({ name, nameEn, title, titleEn }).filter(([, text]) => text !== undefined);
		return Response.json(await renameCity(db, id, Object.fromEntries(given)));
	});
