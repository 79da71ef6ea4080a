import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '#lib/state/connection.svelte.ts';
import { KnownFault, toFault } from '#lib/state/fault.ts';

const LOST = new TypeError('Failed to fetch');
const NO_PART = new TypeError('Failed to fetch dynamically imported module: http://a/x.js');

/** A server that a test stops, starts and renews. */
class Server {
	isUp = true;
	isNewer = false;
	asked = 0;
	readonly connection = new Connection({
		probe: async () => {
			this.asked++;
			return this.isUp;
		},
		isOutdated: async () => this.isNewer
	});
}

let server: Server;
beforeEach(() => {
	vi.useFakeTimers();
	server = new Server();
});
afterEach(() => {
	server.connection.close();
	vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a server that goes away', () => {
	it('is asked until it is back, and then everybody who waits goes on, once', async () => {
		const { connection } = server;
		const resume = vi.fn();
		connection.onBack(resume);
		server.isUp = false;
		expect(connection.report(LOST).code).toBe('unreachable');
		connection.report(LOST);
		await pass(60_000);
		expect([connection.isLost, resume.mock.calls.length]).toEqual([true, 0]);
		expect(server.asked).toBeGreaterThan(5);
		server.isUp = true;
		await pass(5000);
		expect([connection.isLost, resume.mock.calls.length]).toEqual([false, 1]);
		const { asked } = server;
		await pass(60_000);
		expect(server.asked).toBe(asked);
	});

	it('is asked at once when the browser has a network again', async () => {
		const { connection } = server;
		server.isUp = false;
		connection.lose();
		await pass(60_000);
		server.isUp = true;
		connection.hope();
		await pass(0);
		expect(connection.isLost).toBe(false);
	});

	it('is heard of through what asks it, which still fails', async () => {
		const ask = server.connection.watch(async (address: string) => {
			if (!server.isUp) throw LOST;
			return address;
		});
		expect(await ask('/a')).toBe('/a');
		server.isUp = false;
		await expect(ask('/a')).rejects.toBe(LOST);
		expect(server.connection.isLost).toBe(true);
	});

	it('is no business of a page that is closed, or of who does not wait any more', async () => {
		const { connection } = server;
		const resume = vi.fn();
		connection.onBack(resume)();
		connection.lose();
		await pass(5000);
		expect([connection.isLost, resume.mock.calls.length]).toEqual([false, 0]);
		connection.close();
		connection.lose();
		expect(connection.isLost).toBe(false);
	});

	it('is not blamed for other faults', () => {
		for (const error of [new Error('HTTP 503'), new RangeError('7'), 'x']) server.connection.report(error);
		expect(server.connection.isLost).toBe(false);
	});
});

describe('a part of the program', () => {
	const codeOf = (load: Promise<unknown>) =>
		load.then(
			() => 'there',
			(error: unknown) => toFault(error).code
		);

	it('comes, and comes later when the server is back', async () => {
		const { connection } = server;
		const part = vi.fn(async () => {
			if (!server.isUp) throw NO_PART;
			return 1;
		});
		expect(await connection.load(part)).toBe(1);
		server.isUp = false;
		expect(await codeOf(connection.load(part))).toBe('unreachable');
		expect(connection.isLost).toBe(true);
		server.isUp = true;
		await pass(1000);
		expect(await connection.load(part)).toBe(1);
	});

	it('that a newer program has no more wants a reload', async () => {
		server.isNewer = true;
		expect(await codeOf(server.connection.load(() => Promise.reject(NO_PART)))).toBe('new-version');
		expect([server.connection.isLost, server.connection.isOutdated]).toEqual([false, true]);
	});

	it('that does not come although the server is there is said to be that', async () => {
		expect(await codeOf(server.connection.load(() => Promise.reject(NO_PART)))).toBe('part');
		expect(await codeOf(server.connection.load(() => Promise.reject(new Error('x'))))).toBe('unknown');
	});

	it('tells the error itself to whoever helps', async () => {
		server.isUp = false;
		const error: unknown = await server.connection.load(() => Promise.reject(NO_PART)).catch((e) => e);
		expect(error).toBeInstanceOf(KnownFault);
		expect(toFault(error).detail).toContain('x.js');
	});
});

it('a server that came back newer is noticed', async () => {
	const { connection } = server;
	connection.lose();
	server.isNewer = true;
	await pass(1000);
	expect([connection.isLost, connection.isOutdated]).toEqual([false, true]);
});
