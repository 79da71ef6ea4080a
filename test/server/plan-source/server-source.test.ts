import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readSentRevert } from '#lib/server/plan/read-sent-revert.ts';
import {
	findServerNotice,
	isOfFolder,
	TOKEN_HEADER,
	writeServerNotice
} from '#lib/server/plan-source/server-notice.ts';
import { ServerSource } from '#lib/server/plan-source/server-source.ts';
import { folderToken, tellAddress } from '#lib/server/plan-source/tell-address.ts';
import { problemOf, Refused } from '#lib/server/refused.ts';

const AT = { url: 'http://127.0.0.1:3000/', origin: 'http://127.0.0.1:3000' };

describe('a notice in the data folder', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'lianpian-notice-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it('says where the server is, to whoever may read the folder, as long as it runs', () => {
		expect(findServerNotice(folder)).toBeUndefined();
		const { token, remove } = writeServerNotice(folder, AT);
		expect(findServerNotice(folder)).toMatchObject({ ...AT, pid: process.pid, token });
		if (process.platform !== 'win32') expect(statSync(join(folder, 'server.json')).mode & 0o777).toBe(0o600);
		remove();
		expect(readdirSync(folder)).toEqual([]);
		remove();
	});

	it('of a process that has ended, of another machine, or half-written, is none', () => {
		const { remove } = writeServerNotice(folder, AT);
		const path = join(folder, 'server.json');
		const notice = JSON.parse(readFileSync(path, 'utf8'));
		remove();
		const dead = spawnSync(process.execPath, ['--version']).pid;
		for (const other of [{ pid: dead }, { host: 'elsewhere' }, { start: 'long ago' }, { url: 'nowhere' }]) {
			writeFileSync(path, JSON.stringify({ ...notice, ...other }));
			expect([other, findServerNotice(folder)]).toEqual([other, undefined]);
		}
		writeFileSync(path, '{"pid"');
		expect(findServerNotice(folder)).toBeUndefined();
	});

	it('is written by a server that has the folder to itself', () => {
		const env = { LIANPIAN_DATA: folder, LIANPIAN_LISTENING: AT.url };
		tellAddress({ ...env, DATABASE_URL: 'postgres://a' })();
		tellAddress({ LIANPIAN_DATA: folder })();
		expect(findServerNotice(folder)).toBeUndefined();
		const untell = tellAddress({ ...env, ORIGIN: 'https://map.example' });
		expect(findServerNotice(folder)).toMatchObject({ url: AT.url, origin: 'https://map.example' });
		const asking = (token: string) => new Request('http://a/', { headers: { [TOKEN_HEADER]: token } });
		expect(isOfFolder(asking(folderToken()!), folderToken())).toBe(true);
		expect(isOfFolder(asking('x'), folderToken())).toBe(false);
		expect(isOfFolder(new Request('http://a/'), folderToken())).toBe(false);
		untell();
		expect([folderToken(), findServerNotice(folder)]).toEqual([undefined, undefined]);
		expect(isOfFolder(asking(''), folderToken())).toBe(false);
	});
});

describe('a running server as a source', () => {
	const open = async (answer: RequestListener) => {
		const server = createServer(answer).listen(0, '127.0.0.1');
		await once(server, 'listening');
		onTestFinished(() => void server.close());
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
		return new ServerSource({ url, origin: 'http://own', token: 't' });
	};

	it('is asked with its origin and the token of its folder, and again while it starts', async () => {
		const asked: unknown[] = [];
		const source = await open((request, response) => {
			const { method, url, headers } = request;
			asked.push([method, url, headers.origin, headers[TOKEN_HEADER]]);
			if (asked.length === 1) response.writeHead(503, { 'content-type': 'text/html' }).end('…');
			else response.writeHead(200, { 'content-type': 'application/json' }).end('{"revision":7}');
		});
		expect(await source.getPlan('a', { known: 7, asOf: '2022-01-01' })).toEqual({ revision: 7 });
		await source.revert('a', { id: 'i', author: '', reason: '', revision: 3 });
		expect(asked).toEqual([
			['GET', '/a/plan-source.json?known=7&asof=2022-01-01', undefined, 't'],
			['GET', '/a/plan-source.json?known=7&asof=2022-01-01', undefined, 't'],
			['POST', '/a/changes', 'http://own', 't']
		]);
	});

	it('reads a long log part by part', async () => {
		const source = await open((request, response) => {
			const since = Number(new URL(request.url!, 'http://a').searchParams.get('since'));
			const changeSets = [since + 1, since + 2]
				.filter((revision) => revision <= 5)
				.map((revision) => ({ revision }));
			response.end(JSON.stringify({ revision: 5, changeSets }));
		});
		const { changeSets } = await source.listChangeSets('a', 0);
		expect(changeSets.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5]);
		expect((await source.listChangeSets('a', 9)).changeSets).toEqual([]);
	});

	it('refuses as the server does, and says where it does not answer', async () => {
		const problem = problemOf(new Refused(404, 'unknown-revision', { revision: 9, first: 1, last: 2 }));
		const text = await problem.text();
		const source = await open((request, response) => {
			if (request.url?.startsWith('/a/clashes')) response.writeHead(404).end('not ours');
			else response.writeHead(404, Object.fromEntries(problem.headers)).end(text);
		});
		await expect(source.getPlan('a')).rejects.toMatchObject({
			name: 'Refused',
			status: 404,
			message: 'There is no revision 9; there are 1 to 2.'
		});
		await expect(source.listClashes('a', { all: true })).rejects.toThrow(
			/answers 404 to http.+a\/clashes\?all/
		);
		const gone = new ServerSource({ url: 'http://127.0.0.1:9/', origin: '', token: '' });
		await expect(gone.getPlan('a')).rejects.toThrow(/does not answer at http:\/\/127\.0\.0\.1:9\//);
	});
});

describe('a revert that is sent', () => {
	it('is told from changes, and refused where it is wrong', () => {
		expect(readSentRevert({ id: 'a', changes: [] })).toBeUndefined();
		expect(readSentRevert(null)).toBeUndefined();
		const wanted = { id: 'a', author: '', reason: '', revision: 3 };
		expect(readSentRevert({ id: 'a', revert: 3 })).toEqual(wanted);
		for (const wrong of [
			{ revert: 3 },
			{ id: 'a', revert: '3' },
			{ id: 'a', revert: 0 },
			{ id: 'a', revert: 3, author: 5 }
		])
			expect(() => readSentRevert(wrong)).toThrow(Refused);
	});
});
