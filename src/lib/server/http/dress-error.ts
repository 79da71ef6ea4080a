import { escapeXml } from '#lib/core/text/escape-xml.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import { sayRefusal } from '#lib/refusals/say-refusal.ts';
import type { Refusal } from '#lib/refusals/types.ts';
import { problemOf, Refused } from '../refused.ts';

/** An error's answer, and what is known of it. */
interface ErrorAnswer {
	response: Response;
	/** Why, where somebody said so while the answer was made. */
	refused: Refused | undefined;
	lang: Lang;
}

/**
 * An error of the framework as errors of this program are: a page for who reads pages, problem details for everybody
 * else. What is one of these already stays as it is.
 *
 * @see RFC 9457
 */
export function dressError(request: Request, { response, refused, lang }: ErrorAnswer): Response {
	const type = response.headers.get('content-type') ?? '';
	const readsPages = (request.headers.get('accept') ?? '').includes('text/html');
	if (response.status < 400 || type.startsWith('application/problem+json')) return response;
	if (readsPages && type.startsWith('text/html')) return response;
	const why = refused ?? guess(request, response);
	if (!why) return response;
	const dressed = readsPages ? pageOf(why, lang) : problemOf(why);
	const allow = response.headers.get('allow');
	if (allow !== null) dressed.headers.set('allow', allow);
	dressed.headers.set('cache-control', 'no-store');
	const isHead = request.method === 'HEAD';
	return isHead ? new Response(null, { status: dressed.status, headers: dressed.headers }) : dressed;
}

/** What the framework answers by itself without telling anybody. */
function guess({ method, url }: Request, { status, headers }: Response): Refused | undefined {
	if (status === 404) return new Refused(404, 'unknown-page', { path: new URL(url).pathname });
	if (status !== 405) return undefined;
	const allowed = (headers.get('allow') ?? '').split(/,\s*/).filter((name) => name !== '');
	return new Refused(405, 'wrong-method', { method, allowed });
}

/** For a browser that asked for what is no page: the application's own error page cannot be had there. */
function pageOf({ status, code, parameters }: Refused, lang: Lang): Response {
	const [title, home] = lang === 'zh' ? ['未能打开', '回到首页'] : ['This could not be opened', 'Home'];
	const sentence = escapeXml(sayRefusal({ code, parameters } as Refusal, lang));
	const body = `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · 连片 Lianpian</title><style>body{max-width:34rem;margin:16vh auto;padding:0 1.5rem;font:1rem/1.6 system-ui,sans-serif;color:#1f2328;background:#f7f4ec;overflow-wrap:anywhere}a{color:#2b6ca3}@media (prefers-color-scheme:dark){body{color:#e8e4da;background:#1b1e22}a{color:#8fc1ec}}</style><p>${status}</p><h1>${title}</h1><p>${sentence}</p><p><a href="/${lang === 'en' ? '?lang=en' : ''}">${home}</a></p></html>`;
	return new Response(body, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
		}
	});
}
