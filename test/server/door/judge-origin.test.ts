import { expect, it } from 'vitest';
import { judgeOrigin } from '#lib/server/door/judge-origin.ts';

const OWN = ['http://127.0.0.1:3000', 'https://map.example.gov.cn'];
const judge = (method: string, headers: Record<string, string>, clientAddress = '127.0.0.1') =>
	judgeOrigin({ method, headers: new Headers(headers) }, { ownOrigins: OWN, clientAddress });

it.each(['GET', 'HEAD', 'OPTIONS'])('%s is for everybody', (method) => {
	expect(judge(method, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBeUndefined();
});

it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'ANYTHING'])('%s is for pages of this server', (method) => {
	const isRefused = (headers: Record<string, string>, from?: string) =>
		judge(method, headers, from) !== undefined;
	expect(isRefused({ origin: OWN[0]! })).toBe(false);
	expect(isRefused({ origin: OWN[1]! })).toBe(false);
	expect(isRefused({ origin: OWN[0]!, 'sec-fetch-site': 'same-origin' })).toBe(false);
	// A proxy that ends TLS without saying so: the browser knows best.
	expect(isRefused({ origin: 'https://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' })).toBe(false);
	expect(isRefused({ origin: 'https://127.0.0.1:3000' })).toBe(true);
	expect(isRefused({ origin: 'https://evil.example' })).toBe(true);
	expect(isRefused({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' })).toBe(true);
	expect(isRefused({ origin: 'http://127.0.0.1:8080' })).toBe(true);
	expect(isRefused({ origin: 'http://localhost:3000' })).toBe(true);
	expect(isRefused({ origin: 'null' })).toBe(true);
	expect(isRefused({ origin: '' })).toBe(true);
	for (const site of ['cross-site', 'same-site']) {
		expect(isRefused({ 'sec-fetch-site': site })).toBe(true);
		expect(isRefused({ origin: OWN[0]!, 'sec-fetch-site': site })).toBe(true);
	}
});

it('a program without an origin may write from this machine only', () => {
	for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.2'])
		expect(judge('POST', {}, address)).toBeUndefined();
	for (const address of ['192.168.1.7', '10.127.0.1', '::2', ''])
		expect(judge('POST', {}, address)).toMatchObject({
			code: 'unnamed-program',
			message: expect.stringContaining('send the header "origin: http://127.0.0.1:3000"')
		});
	expect(judge('POST', { origin: OWN[0]! }, '192.168.1.7')).toBeUndefined();
});
