import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { judgePreconditions } from '#lib/server/http/judge-preconditions.ts';
import { readRanges } from '#lib/server/http/read-ranges.ts';
import { respondFile } from '#lib/server/http/respond-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'tiles.pmtiles');
writeFileSync(path, 'abcdefghij');
const MODIFIED = new Date('2026-11-21T08:30:15.250Z');
utimesSync(path, MODIFIED, MODIFIED);
const THEN = 'Sat, 21 Nov 2026 08:30:15 GMT';
const BEFORE = 'Sat, 21 Nov 2026 08:30:14 GMT';
const AFTER = 'Sat, 21 Nov 2026 08:30:16 GMT';
const respond = (headers: Record<string, string> = {}, method = 'GET') =>
	respondFile(new Request('http://localhost/', { method, headers }), path, 'application/x');
const etag = (await respond()).headers.get('etag')!;
const status = async (headers: Record<string, string>, method?: string) =>
	(await respond(headers, method)).status;

describe('one range', () => {
	it.each([
		['bytes=0-3', 'abcd', 'bytes 0-3/10'],
		['bytes=0-0', 'a', 'bytes 0-0/10'],
		['bytes=7-', 'hij', 'bytes 7-9/10'],
		['bytes=-2', 'ij', 'bytes 8-9/10'],
		['bytes=-20', 'abcdefghij', 'bytes 0-9/10'],
		['bytes=4-99', 'efghij', 'bytes 4-9/10'],
		['bytes=4-99999999999999999999', 'efghij', 'bytes 4-9/10'],
		['Bytes = 0-3', 'abcd', 'bytes 0-3/10'],
		['bytes=0-3,', 'abcd', 'bytes 0-3/10'],
		['bytes=0-3,20-', 'abcd', 'bytes 0-3/10']
	])('%s is answered with 206', async (range, body, told) => {
		const response = await respond({ range });
		expect(response.status).toBe(206);
		expect(response.headers.get('content-range')).toBe(told);
		expect(response.headers.get('content-length')).toBe(String(body.length));
		expect(response.headers.get('content-type')).toBe('application/x');
		expect(await response.text()).toBe(body);
	});

	it.each(['bytes=10-', 'bytes=5-4', 'bytes=-', 'bytes=-0', 'bytes=x', 'bytes=', 'bytes=10-,20-30'])(
		'%s is refused with 416 and the size',
		async (range) => {
			const response = await respond({ range });
			expect([response.status, await response.text()]).toEqual([416, '']);
			expect(response.headers.get('content-range')).toBe('bytes */10');
		}
	);

	it.each(['lines=1-2', 'octets=1-2', 'bytes'])(
		'%s is no range that is known, so all is sent',
		async (range) => {
			const response = await respond({ range });
			expect([response.status, await response.text()]).toEqual([200, 'abcdefghij']);
		}
	);
});

describe('several ranges', () => {
	it('are one body with a part for each, in the order asked for', async () => {
		const response = await respond({ range: 'bytes=-2, 0-1 ,4-4' });
		expect(response.status).toBe(206);
		expect(response.headers.has('content-range')).toBe(false);
		const [, boundary] = /^multipart\/byteranges; boundary=(\w+)$/.exec(
			response.headers.get('content-type')!
		)!;
		const body = await response.text();
		expect(body).toBe(
			[
				`--${boundary}`,
				'content-type: application/x',
				'content-range: bytes 8-9/10',
				'',
				'ij',
				`--${boundary}`,
				'content-type: application/x',
				'content-range: bytes 0-1/10',
				'',
				'ab',
				`--${boundary}`,
				'content-type: application/x',
				'content-range: bytes 4-4/10',
				'',
				'e',
				`--${boundary}--`,
				''
			].join('\r\n')
		);
		expect(response.headers.get('content-length')).toBe(String(body.length));
	});

	it('that are more than the file, or too many, are the file', async () => {
		expect(await status({ range: 'bytes=0-8,1-9' })).toBe(200);
		const bytes = `bytes=${Array.from({ length: 65 }, () => '0-0').join(',')}`;
		expect(await status({ range: bytes })).toBe(200);
	});
});

describe('HEAD', () => {
	it('says what GET would say of the whole file, and knows no ranges', async () => {
		const response = await respond({ range: 'bytes=0-3' }, 'HEAD');
		expect([response.status, await response.text()]).toEqual([200, '']);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'content-length': '10',
			'content-type': 'application/x',
			'accept-ranges': 'bytes',
			'last-modified': THEN,
			etag
		});
		expect(response.headers.has('content-range')).toBe(false);
		expect(await status({ 'if-none-match': etag }, 'HEAD')).toBe(304);
	});
});

describe('a range of a state that the asker has a part of', () => {
	it.each([
		['the same tag', () => etag, 206],
		['another tag', () => '"old"', 200],
		['the same tag, weak', () => `W/${etag}`, 200],
		['the same date', () => THEN, 206],
		['an earlier date', () => BEFORE, 200],
		['a later date', () => AFTER, 200],
		['no date and no tag', () => 'yesterday', 200]
	])('%s', async (_, ifRange, expected) => {
		const response = await respond({ range: 'bytes=0-3', 'if-range': ifRange() });
		expect([response.status, (await response.text()).length]).toEqual([expected, expected === 206 ? 4 : 10]);
	});

	it('without a range says nothing', async () => expect(await status({ 'if-range': '"old"' })).toBe(200));
	it('whose range is outside is refused only if it is of this state', async () => {
		expect(await status({ range: 'bytes=20-', 'if-range': etag })).toBe(416);
		expect(await status({ range: 'bytes=20-', 'if-range': '"old"' })).toBe(200);
	});
});

describe('preconditions', () => {
	it.each([
		[{ 'if-match': '"old"' }, 412],
		[{ 'if-match': '"old", *' }, 412],
		[{ 'if-match': '*' }, 200],
		[{ 'if-unmodified-since': BEFORE }, 412],
		[{ 'if-unmodified-since': THEN }, 200],
		[{ 'if-unmodified-since': 'yesterday' }, 200],
		[{ 'if-none-match': '"old"' }, 200],
		[{ 'if-none-match': '*' }, 304],
		[{ 'if-modified-since': THEN }, 304],
		[{ 'if-modified-since': AFTER }, 304],
		[{ 'if-modified-since': 'Saturday, 21-Nov-26 08:30:15 GMT' }, 304],
		[{ 'if-modified-since': 'Sat Nov 21 08:30:15 2026' }, 304],
		[{ 'if-modified-since': BEFORE }, 200],
		[{ 'if-modified-since': '2099' }, 200],
		// The tag knows better than the date.
		[{ 'if-none-match': '"old"', 'if-modified-since': THEN }, 200],
		[{ range: 'bytes=0-3', 'if-match': '"old"' }, 412],
		[{ range: 'bytes=20-', 'if-match': '"old"' }, 412],
		[{ range: 'bytes=0-3', 'if-none-match': '*' }, 304]
	] satisfies [Record<string, string>, number][])('%j → %d', async (headers, expected) => {
		expect(await status(headers)).toBe(expected);
	});

	it('compare tags as RFC 9110 says: strongly to go on, weakly to send again', async () => {
		expect(await status({ 'if-match': etag })).toBe(200);
		expect(await status({ 'if-match': `"a,b", ${etag}` })).toBe(200);
		expect(await status({ 'if-match': `W/${etag}` })).toBe(412);
		expect(await status({ 'if-none-match': `W/"x", W/${etag}` })).toBe(304);
		expect(await status({ 'if-match': etag, 'if-unmodified-since': BEFORE })).toBe(200);
		expect(await status({ range: 'bytes=0-3', 'if-match': etag })).toBe(206);
	});

	it('of writing requests fail where reading ones are not sent again', () => {
		const judge = (method: string) =>
			judgePreconditions({ method, headers: new Headers({ 'if-none-match': '*' }) }, { etag: '"a"' });
		expect([judge('GET'), judge('HEAD'), judge('PUT')]).toEqual(['not-modified', 'not-modified', 'failed']);
	});
});

it('an empty file has no ranges, and no file is 404', async () => {
	const empty = join(folder, 'empty');
	writeFileSync(empty, '');
	const get = (range: string) =>
		respondFile(new Request('http://localhost/', { headers: { range } }), empty, 'x/y');
	expect((await get('bytes=0-0')).status).toBe(416);
	expect((await get('bytes=-1')).status).toBe(416);
	const whole = await get('');
	expect([whole.status, whole.headers.get('content-length'), await whole.text()]).toEqual([200, '0', '']);
	expect((await respondFile(new Request('http://localhost/'), join(folder, 'none'), 'x/y')).status).toBe(404);
	expect((await respondFile(new Request('http://localhost/'), folder, 'x/y')).status).toBe(404);
	expect(readRanges(null, 0)).toBeUndefined();
});
