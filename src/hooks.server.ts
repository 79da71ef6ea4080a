import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { closeDb, getDb } from '#lib/server/app-db.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';

export const init: ServerInit = async () => {
	await getDb();
	// adapter-node has stopped taking requests by then.
	process.on('sveltekit:shutdown', () => void closeDb());
};

/** Language and theme stand in the address, so that the first byte of the page is right already. */
export const handle: Handle = async ({ event, resolve }) => {
	const { lang, theme } = readViewQuery(event.url.searchParams);
	event.locals.lang = lang;
	event.locals.theme = theme;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lianpian.lang%', lang === 'zh' ? 'zh-CN' : 'en').replace('%lianpian.theme%', theme)
	});
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'same-origin');
	return response;
};

export const handleError: HandleServerError = ({ error, status, message }) => {
	if (status !== 404) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	return { message };
};
