import { isKnownHost, readKnownHosts, refuseHost } from '#lib/machine/known-hosts.mjs';
import { readPublicUrl } from '#lib/machine/public-url.mjs';
import { problemOf } from '../refused.ts';
import { judgeOrigin } from './judge-origin.ts';

/** @returns what a request is refused with; `undefined` if it may go on */
export type Door = (request: Request, clientAddress: string) => Response | undefined;

/**
 * Request guard of the server: only requests for known host names are answered, and only its own pages may write.
 *
 * @param env HOST, LIANPIAN_URL, LIANPIAN_HOSTS, ORIGIN
 * @throws Error in one line that names what is wrong in the environment and the remedy
 */
export function buildDoor(env: Readonly<Record<string, string | undefined>>): Door {
	const knownHosts = readKnownHosts(env);
	const publicUrl = readPublicUrl(env);
	return (request, clientAddress) => {
		const host = request.headers.get('host');
		if (!isKnownHost(knownHosts, host)) {
			const { body, ...answer } = refuseHost(host, request.headers.get('accept'));
			return new Response(body, answer);
		}
		const ownOrigins = [new URL(request.url).origin, ...(publicUrl === undefined ? [] : [publicUrl])];
		const refusal = judgeOrigin(request, { ownOrigins, clientAddress });
		return refusal && problemOf(refusal);
	};
}
