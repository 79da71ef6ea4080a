import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServer } from '../../src/cli/setup/start-server.mjs';

/** Answers like the built application: well, and with the scheme it believes to be asked by. */
const HANDLER = `export const handler = (req, res, next) => {
	if (req.url === '/nowhere') return next();
	res.end(req.url === '/healthz' ? 'ok' : req.headers['x-forwarded-proto']);
};`;
const PROGRAM = `import { startServer } from '${new URL('../../src/cli/setup/start-server.mjs', import.meta.url)}';
process.on('sveltekit:shutdown', (reason) => console.log('database closed after', reason));
await startServer({ port: 0, buildDir: process.argv[2] });`;

declare global {
	/** Lets the application that is being opened come to its end. */
	var endOpening: (() => void) | undefined;
}

let buildDir: string;

beforeAll(() => {
	buildDir = mkdtempSync(join(tmpdir(), 'lianpian-server-'));
	writeFileSync(join(buildDir, 'handler.js'), HANDLER);
	writeFileSync(join(buildDir, 'package.json'), '{"type":"module"}');
	vi.stubEnv('ORIGIN', undefined);
	vi.stubEnv('PROTOCOL_HEADER', undefined);
	vi.stubEnv('BODY_SIZE_LIMIT', undefined);
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(buildDir, { recursive: true, force: true });
});

test('a plain request is http, one behind a TLS proxy is https, what is unhandled is 404', async () => {
	const server = await startServer({ port: 0, buildDir, quiet: true });
	const get = async (path: string, headers = {}) => fetch(new URL(path, server.url), { headers });
	expect(await (await get('/')).text()).toBe('http');
	expect(await (await get('/', { 'x-forwarded-proto': 'https' })).text()).toBe('https');
	expect((await get('/nowhere')).status).toBe(404);
	await server.close();
	await server.closed;
	await expect(get('/')).rejects.toThrow();
});

test('a taken port is refused with the remedy', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const address = other.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	await expect(startServer({ port, buildDir, quiet: true })).rejects.toThrow(
		`port ${port} is in use; take another one: PORT=${port + 1} npm start`
	);
	other.close();
});

test('without a build it says how to get one', async () => {
	await expect(startServer({ port: 0, buildDir: join(buildDir, 'none') })).rejects.toThrow(/npm run build/);
});

test('a PORT that is no port is named', async () => {
	vi.stubEnv('PORT', '3000a');
	await expect(startServer({ buildDir })).rejects.toThrow('PORT is 3000a');
	vi.stubEnv('PORT', undefined);
});

test('until the application is open, requests get 503; if it does not open, the error comes through', async () => {
	const slow = mkdtempSync(join(buildDir, 'slow-'));
	writeFileSync(
		join(slow, 'handler.js'),
		`await new Promise((done) => (globalThis.endOpening = done)); throw new Error('the database is locked');`
	);
	const port = await freePort();
	const starting = startServer({ port, buildDir: slow, quiet: true });
	const failed = expect(starting).rejects.toThrow('the database is locked');
	await expect.poll(() => statusOf(port).catch(() => 'not listening')).toBe(503);
	await expect.poll(() => globalThis.endOpening).toBeDefined();
	globalThis.endOpening?.();
	await failed;
	await expect(statusOf(port)).rejects.toThrow();
});

test.skipIf(process.platform === 'win32')(
	'Ctrl-C closes it, announcing the end to the database',
	async () => {
		const program = join(buildDir, 'program.mjs');
		writeFileSync(program, PROGRAM);
		const child = spawn(process.execPath, [program, buildDir], { stdio: ['ignore', 'pipe', 'inherit'] });
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			output += text;
		});
		await expect.poll(() => output).toMatch(/连片 Lianpian: http:\/\/127\.0\.0\.1:\d+\/\n/);
		const ended = once(child, 'close');
		child.kill('SIGINT');
		// npm passes on the signal that the terminal has sent already.
		child.kill('SIGINT');
		expect(await ended).toEqual([0, null]);
		expect(output).toContain('database closed after SIGINT');
	}
);

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}

function statusOf(port: number): Promise<number | undefined> {
	return new Promise((done, fail) => {
		request({ port, host: '127.0.0.1', agent: false }, (res) => {
			res.resume();
			done(res.statusCode);
		})
			.on('error', fail)
			.end();
	});
}
