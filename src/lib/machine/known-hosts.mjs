import { hostname, networkInterfaces } from 'node:os';
import { readPublicUrl } from './public-url.mjs';

/** Names that lead nowhere but to this machine. */
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
/** A server that listens on these listens on every address of its machine. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);
/** A name or an IPv4 address, or an IPv6 address in brackets; perhaps a port. @see RFC 9110 §7.2 */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Host names that the server answers to.
 *
 * @typedef {object} KnownHosts
 * @property {ReadonlySet<string>} names small letters, without ports; IPv6 in brackets
 * @property {(() => string[]) | undefined} listOwn names of this machine in its network, where it serves that
 */

/**
 * The names that a server answers to: this machine's own, those of HOST where it listens elsewhere, of LIANPIAN_URL
 * and ORIGIN, and the list LIANPIAN_HOSTS.
 *
 * @param {Record<string, string | undefined>} env
 * @param {() => string[]} [listOwn] names and addresses of this machine in its network
 * @returns {KnownHosts}
 * @throws {Error} in one line that names what is wrong and the remedy
 */
export function readKnownHosts(env, listOwn = listOwnNames) {
	const listening = env.HOST?.trim() || '127.0.0.1';
	const listed = (env.LIANPIAN_HOSTS ?? '').split(/[\s,]+/).filter((name) => name !== '');
	const isEverywhere = EVERYWHERE.has(listening);
	const names = new Set(LOOPBACK);
	if (!isEverywhere) names.add(toName(listening.includes(':') ? `[${listening}]` : listening) ?? listening);
	for (const text of listed) {
		const name = toName(text);
		if (name === undefined)
			throw new Error(
				`LIANPIAN_HOSTS: "${text}" is no host; write names or addresses separated by spaces, as LIANPIAN_HOSTS="map.example.gov.cn 10.1.2.3".`
			);
		names.add(name);
	}
	for (const url of [readPublicUrl(env), env.ORIGIN]) {
		const name = url && URL.canParse(url) && toName(new URL(url).host);
		if (name) names.add(name);
	}
	return { names, listOwn: isEverywhere ? listOwn : undefined };
}

/**
 * Whether a request for this host is one for this server. A page that has had its own name pointed at this machine
 * (DNS rebinding) asks with that name, and is told apart by it.
 *
 * @param {KnownHosts} known
 * @param {string | undefined | null} host as in the `host` header
 */
export function isKnownHost({ names, listOwn }, host) {
	const name = toName(host ?? '');
	if (name === undefined) return false;
	// The machine's addresses may have changed since the start.
	return names.has(name) || listOwn?.().includes(name) === true;
}

/**
 * What a request for an unknown host is answered with: problem details for machines, a page in both languages for
 * people, since who asks so has not chosen one here.
 *
 * @param {string | undefined | null} host as in the `host` header
 * @param {string | undefined | null} accept as in the `accept` header
 * @returns {{ status: number, headers: Record<string, string>, body: string }}
 * @see RFC 9110 §15.5.20, RFC 9457
 */
export function refuseHost(host, accept) {
	const name = toName(host ?? '');
	const shown = name ?? 'host';
	const detail = `This server does not answer under the name "${shown}". Ask for http://127.0.0.1 on its own machine, or have it started with LIANPIAN_HOSTS="${shown}" (or LIANPIAN_URL) if the name is its own.`;
	const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
	if (/\btext\/html\b/.test(accept ?? ''))
		return {
			status: 421,
			headers: {
				...headers,
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy': "default-src 'none'; frame-ancestors 'none'"
			},
			body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>连片 Lianpian</title><h1>本服务器不使用此名称</h1><p>“${shown}”不是本服务器的名称。请在本机打开 http://127.0.0.1；如果这确实是它的名称，请在启动时设置 LIANPIAN_HOSTS="${shown}"（或 LIANPIAN_URL）。</p><p lang="en">${detail}</p></html>`
		};
	return {
		status: 421,
		headers: { ...headers, 'content-type': 'application/problem+json' },
		body: JSON.stringify({
			type: 'about:blank',
			title: 'Unknown host',
			status: 421,
			detail,
			code: 'unknown-host',
			parameters: { host: shown }
		})
	};
}

/**
 * @param {string} host as in the `host` header
 * @returns {string | undefined} as it is compared: small letters, no port, no dot at the end; `undefined` of no host
 */
function toName(host) {
	if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return undefined;
	return new URL(`http://${host}`).hostname.replace(/\.$/, '');
}

function listOwnNames() {
	const addresses = Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address));
	return [hostname().toLowerCase(), ...addresses];
}
