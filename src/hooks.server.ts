import { dev, version } from '$app/environment';
import { sequence } from '@sveltejs/kit/hooks';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { closeDb, getDb } from '#lib/server/app-db.ts';
import { CityBuilder } from '#lib/server/city-store/city-builder.ts';
import { buildDoor, type Door } from '#lib/server/door/build-door.ts';
import { readFrameAncestors, setFrameAncestors } from '#lib/server/embed/frame-ancestors.ts';
import { compressPage } from '#lib/server/http.ts';
import { dressError } from '#lib/server/http/dress-error.ts';
import { dropLazyStyles, readEagerStyles } from '#lib/server/http/lazy-styles.ts';
import { logFault } from '#lib/server/http/log-fault.ts';
import { PagePreloads } from '#lib/server/http/page-preloads.ts';
import { referenceOf } from '#lib/server/http/reference-of.ts';
import { tellAddress } from '#lib/server/plan-source/tell-address.ts';
import { endStreams } from '#lib/server/plan/stream-changes.ts';
import { Refused } from '#lib/server/refused.ts';
import { wantsJson } from '#lib/server/embed/wants-json.ts';
import { setProgramVersion } from '#lib/server/threads/answer-in-thread.ts';
import { buildFileInThread, closeThreads } from '#lib/server/threads/server-threads.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';

/** A build left here says nothing of a page that is being developed. */
const eagerStyles = dev ? null : readEagerStyles();
let frameAncestors = `'self'`;
let door: Door = buildDoor({});

export const init: ServerInit = async () => {
	frameAncestors = readFrameAncestors(process.env.LIANPIAN_FRAME_ANCESTORS);
	door = buildDoor(process.env);
	setProgramVersion(version);
	const db = await getDb();
	const builder = new CityBuilder(db, buildFileInThread);
	// Nobody waits for it: what is there is served until then.
	void builder.lookAtAll().catch(logFault);
	const untell = tellAddress();
	// Before it waits for requests to end: streams would never end by themselves.
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, endStreams);
	// adapter-node has stopped taking requests by then.
	process.on('sveltekit:shutdown', () => {
		untell();
		void Promise.all([builder.close(), closeThreads()]).finally(closeDb);
	});
};

const admit: Handle = async ({ event, resolve }) => {
	// What a route asks of another one has come in already.
	const refusal = event.isSubRequest ? undefined : door(event.request, event.getClientAddress());
	return refusal ?? resolve(event);
};

/** Language and theme stand in the address, so that the first byte of the page is right already. */
const present: Handle = async ({ event, resolve }) => {
	const { lang, theme } = readViewQuery(event.url.searchParams);
	event.locals.lang = lang;
	event.locals.theme = theme;
	// A program that asks for an embedded map gets what it is drawn from, or the problem in a form it can read.
	if (event.route.id === '/embed/[city]' && wantsJson(event.request))
		return event.fetch(`${event.url.pathname}/scene.json${event.url.search}`);
	const preloads = new PagePreloads();
	const resolved = await resolve(event, {
		preload: preloads.take,
		transformPageChunk: ({ html }) =>
			dropLazyStyles(html, eagerStyles, preloads.paths)
				.replace('%lianpian.lang%', lang === 'zh' ? 'zh-CN' : 'en')
				.replace('%lianpian.theme%', theme)
				.replace('%lianpian.preloads%', () => preloads.html)
	});
	// What the framework's own program in the page asks is answered as it expects.
	const response = event.isDataRequest
		? resolved
		: dressError(event.request, { response: resolved, refused: event.locals.refused, lang });
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'same-origin');
	setFrameAncestors(response.headers, event.url.pathname, frameAncestors);
	return compressPage(event.request, response);
};

export const handle = sequence(admit, present);

/** What nobody in the program refused: there is no such address, it is none, or something broke. */
function refuseUnexpected(error: unknown, status: number, { url, request }: RequestEvent): Refused {
	const path = url.pathname;
	if (status === 404) return new Refused(404, 'unknown-page', { path });
	// A page takes nothing; what else answers methods says itself which.
	if (status === 405)
		return new Refused(405, 'wrong-method', { method: request.method, allowed: ['GET', 'HEAD'] });
	if (status === 413) return new Refused(413, 'large-body', {});
	if (status < 500) return new Refused(status, 'wrong-path', { path });
	return new Refused(status, 'internal', { reference: referenceOf(error) });
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	// Whoever asked has gone: what was under way for them ended with that.
	if (event.request.signal.aborted) return { message };
	const refused = refuseUnexpected(error, status, event);
	event.locals.refused = refused;
	const { code, parameters } = refused;
	if (status >= 500) logFault(error);
	return { message: refused.message, refusal: { code, parameters } as App.Error['refusal'] };
};
