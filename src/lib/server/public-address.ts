import { readPublicUrl, toOrigin } from '#lib/machine/public-url.mjs';
import { isLoopback } from '#lib/carto/is-loopback.ts';
import type { Querier } from './db/port.ts';
import { Refused } from './refused.ts';

/** Under which address other people reach this server: links, QR codes and embeds lead there. */
export interface PublicAddress {
	/** Scheme, host and port without a slash; `null`: not set. */
	url: string | null;
	/** Who has said: the environment comes before the setting. */
	from: 'environment' | 'setting' | null;
}

const NAME = 'public-url';

export async function findPublicAddress(
	db: Querier,
	env: Readonly<Record<string, string | undefined>> = process.env
): Promise<PublicAddress> {
	const url = readPublicUrl(env);
	if (url !== undefined) return { url, from: 'environment' };
	const [row] = await db.query<{ value: string }>('select value from setting where name = $1', [NAME]);
	return row ? { url: row.value, from: 'setting' } : { url: null, from: null };
}

/**
 * Sets the address, or forgets it.
 *
 * @throws Refused if it is no address of a server, or the environment has set one
 */
export async function setPublicAddress(
	db: Querier,
	url: string | null,
	env: Readonly<Record<string, string | undefined>> = process.env
): Promise<PublicAddress> {
	if (readPublicUrl(env) !== undefined)
		throw new Refused(409, 'set-by-environment', { name: 'LIANPIAN_URL' });
	if (url === null) {
		await db.query('delete from setting where name = $1', [NAME]);
		return { url: null, from: null };
	}
	const origin = toOrigin(url.trim());
	if (origin === undefined) throw new Refused(400, 'wrong-address', { address: url });
	await db.query(
		`insert into setting (name, value) values ($1, $2)
		on conflict (name) do update set (value, updated_at) = (excluded.value, now())`,
		[NAME, JSON.stringify(origin)]
	);
	return { url: origin, from: 'setting' };
}

/** Base address of links in an answer: the public address, else that of the request. */
export async function publicOrigin(db: Querier, asked: string): Promise<string> {
	return (await findPublicAddress(db)).url ?? asked;
}

/** A warning for what holds links that only this machine can open; `undefined` if others can. */
export function warnOfLocalLinks(origin: string, lang: 'zh' | 'en'): string | undefined {
	if (!isLoopback(origin)) return undefined;
	return lang === 'zh'
		? `其中的链接和二维码指向 ${origin}，只有本机能打开。请设置公开地址（LIANPIAN_URL，或成果对话框中的“公开地址”）后重新生成。`
		: `Its links and QR codes lead to ${origin}, which only this machine can open. Set the public address (LIANPIAN_URL, or in the dialog of reports and embeds) and make it again.`;
}
