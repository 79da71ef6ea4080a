/** Whether a route may be framed by other sites: only the embedded map. */
const EMBED = /^\/embed\//;
const SCHEME = /^[a-z][a-z0-9+.-]*:$/i;
/** `https://*.example.gov.cn:8443`; a path would be ignored by browsers and is not allowed, so that nobody relies on it. */
const HOST = /^(https?:\/\/)?(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:(\d{1,5}|\*))?$/i;
const ADDRESS = /^(https?:\/\/)?\[[0-9a-f:.]+\](:(\d{1,5}|\*))?$/i;

const REMEDY = `write sites separated by spaces, as LIANPIAN_FRAME_ANCESTORS="https://www.example.gov.cn https://*.example.gov.cn", * for everyone or 'none' for nobody`;

/**
 * Who may frame the embedded map, from the environment: what follows `frame-ancestors`. This application itself
 * always may, unless nobody may.
 *
 * @param setting LIANPIAN_FRAME_ANCESTORS; without it everyone may: the map is read-only and has no secrets of its
 *   reader's
 * @throws Error in one line that names the wrong entry and the remedy
 * @see https://www.w3.org/TR/CSP3/#directive-frame-ancestors
 */
export function readFrameAncestors(setting: string | undefined): string {
	const entries = (setting ?? '*')
		.trim()
		.split(/\s+/)
		.filter((entry) => entry !== '');
	const refuse = (what: string) => new Error(`LIANPIAN_FRAME_ANCESTORS: ${what}; ${REMEDY}.`);
	if (entries.length === 0) throw refuse('it is empty');
	for (const entry of entries) {
		const isNone = entry === `'none'`;
		if (isNone && entries.length > 1) throw refuse(`'none' stands beside others`);
		if (/^'?(self|none)'?$/i.test(entry) && !isNone && entry !== `'self'`)
			throw refuse(`${entry} is written with single quotes, '${entry.replaceAll("'", '').toLowerCase()}'`);
		const isKnown =
			isNone ||
			entry === `'self'` ||
			entry === '*' ||
			SCHEME.test(entry) ||
			HOST.test(entry) ||
			ADDRESS.test(entry);
		if (!isKnown) throw refuse(`"${entry}" is no site`);
	}
	if (entries.includes(`'none'`) || entries.includes(`'self'`)) return entries.join(' ');
	return [`'self'`, ...entries].join(' ');
}

/**
 * Sets in an answer's headers which sites may frame it: the embedded map those that the administrator allows,
 * everything else only this application. Other directives of the content security policy are kept.
 *
 * @param allowed as of {@link readFrameAncestors}
 */
export function setFrameAncestors(headers: Headers, pathname: string, allowed: string) {
	const directive = `frame-ancestors ${EMBED.test(pathname) ? allowed : `'self'`}`;
	const kept = (headers.get('content-security-policy') ?? '')
		.split(';')
		.map((part) => part.trim())
		.filter((part) => part !== '' && !part.startsWith('frame-ancestors'));
	headers.set('content-security-policy', [...kept, directive].join('; '));
}
