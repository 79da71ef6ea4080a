/**
 * The address under which other people reach this server, from LIANPIAN_URL: scheme, host and port without a slash.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {string | undefined} `undefined` if it is not set
 * @throws {Error} in one line that names what is wrong and the remedy
 */
export function readPublicUrl(env) {
	const text = env.LIANPIAN_URL?.trim();
	if (!text) return undefined;
	const origin = toOrigin(text);
	if (origin) return origin;
	throw new Error(
		`LIANPIAN_URL is "${text}"; write scheme, host and port only, as LIANPIAN_URL="https://map.example.gov.cn".`
	);
}

/**
 * @param {string} text
 * @returns {string | undefined} `https://host[:port]`; `undefined` if the text is more than that, or something else
 */
export function toOrigin(text) {
	if (!URL.canParse(text)) return undefined;
	const { protocol, origin, pathname, search, hash, username, password } = new URL(text);
	const isBare = pathname === '/' && search + hash + username + password === '';
	return isBare && /^https?:$/.test(protocol) ? origin : undefined;
}
