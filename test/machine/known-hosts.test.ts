import { describe, expect, it, test } from 'vitest';
import { isKnownHost, readKnownHosts, refuseHost } from '#lib/machine/known-hosts.mjs';
import { readPublicUrl } from '#lib/machine/public-url.mjs';

const own = () => ['planner-pc', '192.168.1.5', '[fe80::1]'];
const answers = (env: Record<string, string>, host: string | undefined) =>
	isKnownHost(readKnownHosts(env, own), host);

describe('hosts that a server answers to', () => {
	it.each([
		[{}, '127.0.0.1:3000', true],
		[{}, '127.0.0.1', true],
		[{}, 'localhost:8080', true],
		[{}, 'LOCALHOST.', true],
		[{}, '[::1]:3000', true],
		[{}, 'evil.example', false],
		[{}, 'evil.example:3000', false],
		[{}, '127.0.0.1.evil.example', false],
		[{}, 'localhost.evil.example', false],
		[{}, 'localhost@evil.example', false],
		[{}, 'evil.example/localhost', false],
		[{}, '192.168.1.5:3000', false],
		[{}, '', false],
		[{}, undefined, false],
		[{ HOST: '192.168.1.5' }, '192.168.1.5:3000', true],
		[{ HOST: '192.168.1.5' }, '127.0.0.1:3000', true],
		[{ HOST: '192.168.1.5' }, '192.168.1.6:3000', false],
		[{ HOST: 'fe80::1' }, '[FE80::1]:3000', true],
		[{ HOST: '0.0.0.0' }, '192.168.1.5:3000', true],
		[{ HOST: '0.0.0.0' }, 'Planner-PC:3000', true],
		[{ HOST: '::' }, '[fe80::1]', true],
		[{ HOST: '0.0.0.0' }, '192.168.1.6:3000', false],
		[{ HOST: '0.0.0.0' }, 'evil.example', false],
		[{ LIANPIAN_URL: 'https://map.example.gov.cn' }, 'map.example.gov.cn', true],
		[{ LIANPIAN_URL: 'https://map.example.gov.cn' }, 'example.gov.cn', false],
		[{ ORIGIN: 'https://map.example.gov.cn' }, 'map.example.gov.cn', true],
		[{ LIANPIAN_HOSTS: 'a.example, B.example:8080  [::2]' }, 'a.example', true],
		[{ LIANPIAN_HOSTS: 'a.example, B.example:8080  [::2]' }, 'b.example:3000', true],
		[{ LIANPIAN_HOSTS: 'a.example, B.example:8080  [::2]' }, '[::2]:3000', true],
		[{ LIANPIAN_HOSTS: 'a.example' }, 'x.a.example', false]
	] satisfies [Record<string, string>, string | undefined, boolean][])('%j: %s → %s', (env, host, is) => {
		expect(answers(env, host)).toBe(is);
	});

	it('follow the addresses of the machine while it runs', () => {
		const addresses = ['10.0.0.1'];
		const known = readKnownHosts({ HOST: '0.0.0.0' }, () => addresses);
		expect(isKnownHost(known, '10.0.0.2')).toBe(false);
		addresses.push('10.0.0.2');
		expect(isKnownHost(known, '10.0.0.2')).toBe(true);
	});

	it.each(['*', 'https://map.example', 'a/b', '保定'])('refuse %s in the list, with the remedy', (entry) => {
		expect(() => readKnownHosts({ LIANPIAN_HOSTS: `a.example ${entry}` })).toThrow(
			`LIANPIAN_HOSTS: "${entry}" is no host; write names or addresses`
		);
	});
});

test('a refusal names the remedy in the form that the asker reads', () => {
	const forMachines = refuseHost('evil.example:80', 'application/json');
	expect(forMachines).toMatchObject({
		status: 421,
		headers: { 'content-type': 'application/problem+json' }
	});
	expect(JSON.parse(forMachines.body)).toMatchObject({
		status: 421,
		code: 'unknown-host',
		parameters: { host: 'evil.example' },
		detail: expect.stringContaining('LIANPIAN_HOSTS="evil.example"')
	});
	const forPeople = refuseHost('evil.example', 'text/html,*/*');
	expect(forPeople.body).toContain('请在启动时设置 LIANPIAN_HOSTS="evil.example"');
	expect(forPeople.body).toContain('have it started with LIANPIAN_HOSTS="evil.example"');
	expect(refuseHost('"><script>', 'text/html').body).not.toContain('<script');
});

describe('the public address', () => {
	it.each([
		[undefined, undefined],
		['', undefined],
		['https://map.example.gov.cn', 'https://map.example.gov.cn'],
		[' https://map.example.gov.cn/ ', 'https://map.example.gov.cn'],
		['http://10.1.2.3:8080', 'http://10.1.2.3:8080']
	])('of LIANPIAN_URL=%s is %s', (LIANPIAN_URL, url) => {
		expect(readPublicUrl({ LIANPIAN_URL })).toBe(url);
	});

	it.each(['map.example.gov.cn', 'ftp://a', 'https://a/b', 'https://a?b', 'https://u:p@a', 'localhost:3000'])(
		'is not %s, and the remedy is named',
		(LIANPIAN_URL) => {
			expect(() => readPublicUrl({ LIANPIAN_URL })).toThrow(/write scheme, host and port only/);
		}
	);
});
