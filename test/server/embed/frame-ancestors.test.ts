import { describe, expect, it } from 'vitest';
import { readFrameAncestors, setFrameAncestors } from '#lib/server/embed/frame-ancestors.ts';

describe('LIANPIAN_FRAME_ANCESTORS', () => {
	it.each([
		[undefined, `'self' *`],
		['*', `'self' *`],
		[`'none'`, `'none'`],
		[`https://www.example.gov.cn 'self'`, `https://www.example.gov.cn 'self'`],
		[
			'https://*.example.gov.cn  http://10.0.0.7:8080',
			`'self' https://*.example.gov.cn http://10.0.0.7:8080`
		],
		['https:', `'self' https:`],
		['portal:*', `'self' portal:*`],
		['http://[::1]:3000', `'self' http://[::1]:3000`]
	])('%s lets in %s', (setting, allowed) => {
		expect(readFrameAncestors(setting)).toBe(allowed);
	});

	it.each([
		['', 'it is empty'],
		['self', `self is written with single quotes, 'self'`],
		[`'None'`, `written with single quotes, 'none'`],
		[`'none' https://a.cn`, `'none' stands beside others`],
		['https://a.cn/path', '"https://a.cn/path" is no site'],
		['https://a.cn;script-src *', '"https://a.cn;script-src" is no site'],
		['a.cn,b.cn', '"a.cn,b.cn" is no site'],
		['https://政务.cn', '"https://政务.cn" is no site'],
		['https://a.*.cn', '"https://a.*.cn" is no site'],
		[`'unsafe-inline'`, `"'unsafe-inline'" is no site`]
	])('refuses %s in one line that says what to write', (setting, why) => {
		const read = () => readFrameAncestors(setting);
		expect(read).toThrow(why);
		expect(read).toThrow(/^LIANPIAN_FRAME_ANCESTORS: .*write sites separated by spaces, as [^\n]*$/);
	});
});

describe('header', () => {
	const policyOf = (pathname: string, before?: string) => {
		const headers = new Headers(before ? { 'content-security-policy': before } : {});
		setFrameAncestors(headers, pathname, 'https://a.cn');
		return headers.get('content-security-policy');
	};

	it('lets others frame the embedded map and nothing else', () => {
		expect(policyOf('/embed/baoding')).toBe('frame-ancestors https://a.cn');
		expect(policyOf('/embed/baoding/picture')).toBe('frame-ancestors https://a.cn');
		for (const path of ['/baoding', '/embed', '/embedded/x', '/baoding/embed/', '/static/baoding/embed/'])
			expect(policyOf(path)).toBe(`frame-ancestors 'self'`);
	});

	it('keeps what else the policy says', () => {
		const before = `default-src 'self'; frame-ancestors 'self'; script-src 'self' 'nonce-x'`;
		expect(policyOf('/embed/baoding', before)).toBe(
			`default-src 'self'; script-src 'self' 'nonce-x'; frame-ancestors https://a.cn`
		);
	});
});
