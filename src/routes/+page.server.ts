import { redirect } from '@sveltejs/kit';
import { DEFAULT_CITY_ID } from '#lib/server/seed/default-city.ts';

export const load = ({ url }) => redirect(307, `/${DEFAULT_CITY_ID}${url.search}`);
