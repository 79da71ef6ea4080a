import { beforeEach, expect, it } from 'vitest';
import type { Db } from '#lib/server/db/port.ts';
import { findPublicAddress, publicOrigin, setPublicAddress } from '#lib/server/public-address.ts';

const NOWHERE = {};
const SET = { LIANPIAN_URL: 'https://map.example.gov.cn/' };

export function testSettings(getDb: () => Db): void {
	beforeEach(() => getDb().query('delete from setting'));

	it('know no public address until one is set, and none after it was forgotten', async () => {
		expect(await findPublicAddress(getDb(), NOWHERE)).toEqual({ url: null, from: null });
		expect(await publicOrigin(getDb(), 'http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
		const set = await setPublicAddress(getDb(), ' http://10.1.2.3:8080/ ', NOWHERE);
		expect(set).toEqual({ url: 'http://10.1.2.3:8080', from: 'setting' });
		expect(await findPublicAddress(getDb(), NOWHERE)).toEqual(set);
		expect(await publicOrigin(getDb(), 'http://127.0.0.1:3000')).toBe('http://10.1.2.3:8080');
		await setPublicAddress(getDb(), 'https://a.example', NOWHERE);
		expect((await findPublicAddress(getDb(), NOWHERE)).url).toBe('https://a.example');
		await setPublicAddress(getDb(), null, NOWHERE);
		expect(await findPublicAddress(getDb(), NOWHERE)).toEqual({ url: null, from: null });
	});

	it('yield to the environment, which alone may change what it sets', async () => {
		await setPublicAddress(getDb(), 'https://a.example', NOWHERE);
		const fixed = { url: 'https://map.example.gov.cn', from: 'environment' };
		expect(await findPublicAddress(getDb(), SET)).toEqual(fixed);
		await expect(setPublicAddress(getDb(), 'https://b.example', SET)).rejects.toMatchObject({
			status: 409,
			code: 'set-by-environment'
		});
		expect((await findPublicAddress(getDb(), NOWHERE)).url).toBe('https://a.example');
	});

	it.each(['map.example', 'ftp://a', 'https://a/b', ''])('refuse "%s" as an address', async (url) => {
		await expect(setPublicAddress(getDb(), url, NOWHERE)).rejects.toMatchObject({
			status: 400,
			code: 'wrong-address',
			parameters: { address: url }
		});
	});
}
