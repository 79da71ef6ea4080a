import { readPublicUrl } from '#lib/machine/public-url.mjs';
import { UsageError } from '../usage.ts';

/** Where `npm start` serves; links that lead there are of use on this machine alone. */
export const LOCAL_URL = 'http://127.0.0.1:3000';

/**
 * Where live views are, as `--base-url` says: else LIANPIAN_URL, as the server reads it, else the server that
 * `npm start` starts here.
 */
export function readBaseUrl(asked: string | undefined): string {
	const text = asked ?? readServerUrl();
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
		throw new UsageError(`--base-url takes an address as https://map.example.gov.cn, not "${text}".`);
	return text;
}

function readServerUrl(): string {
	try {
		return readPublicUrl(process.env) ?? LOCAL_URL;
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}
