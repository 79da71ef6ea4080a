import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { Refused } from '#lib/server/refused.ts';
import { ThreadPool, type LaneSettings } from '#lib/server/threads/thread-pool.ts';

const TWO: LaneSettings = {
	threads: 2,
	runningInThread: 1,
	runningEach: 1,
	waitingEach: 2,
	waitingAll: 4
};

const pools: ThreadPool<'work'>[] = [];
const gates: Int32Array[] = [];
afterEach(async () => {
	for (const gate of gates.splice(0)) open(gate);
	await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function startPool(lane: Partial<LaneSettings> = {}, graceMs = 60_000) {
	let started = 0;
	const pool = new ThreadPool<'work'>({
		lanes: { work: { ...TWO, ...lane } },
		graceMs,
		start: () => {
			started++;
			return new Worker(new URL('./small-thread.mjs', import.meta.url), { execArgv: [] });
		},
		serve: async (name, args) => {
			if (args === 'why') throw new Refused(400, 'no-streets', { city: 'asked' });
			return `${name} to ${String(args)}`;
		}
	});
	pools.push(pool);
	const run = (task: string, args: unknown = null, asker = 'a', signal?: AbortSignal) =>
		pool.run('work', { asker, task, args, signal });
	return { run, pool, started: () => started };
}

/** Two numbers that threads share: whether the gate is open, and how many have come to it. */
function shut(): Int32Array {
	const gate = new Int32Array(new SharedArrayBuffer(8));
	gates.push(gate);
	return gate;
}
function open(gate: Int32Array) {
	Atomics.store(gate, 0, 1);
	Atomics.notify(gate, 0);
}
/** Until so many are blocked at the gate. */
const arrived = (gate: Int32Array, count: number) =>
	expect.poll(() => Atomics.load(gate, 1), { interval: 20 }).toBe(count);

describe('threads', () => {
	it('run tasks, are started when needed and reused', async () => {
		const { run, started } = startPool();
		expect(started()).toBe(0);
		expect(await run('add', { a: 1, b: 2 })).toBe(3);
		expect(await run('where')).toBe(await run('where'));
		expect(started()).toBe(1);
		const bytes = Uint8Array.of(1, 2, 3);
		expect(await run('bytes', bytes)).toEqual(Uint8Array.of(2, 3, 4));
		// It has gone over, and was not copied.
		expect(bytes.byteLength).toBe(0);
	});

	it('pass errors on as they were thrown', async () => {
		const { run } = startPool();
		await expect(run('fail')).rejects.toMatchObject({
			name: 'RangeError',
			message: 'no such thing',
			stack: expect.stringContaining('small-thread.ts')
		});
		const refused = run('refuse');
		await expect(refused).rejects.toBeInstanceOf(Refused);
		await expect(refused).rejects.toMatchObject({
			status: 404,
			code: 'no-streets',
			parameters: { city: 'x' }
		});
		await expect(run('fly')).rejects.toThrow('no task "fly"');
	});

	it('ask the server for what only it can do', async () => {
		const { run } = startPool();
		expect(await run('ask', 'what')).toBe('answer to what!');
		await expect(run('ask', 'why')).rejects.toMatchObject({
			code: 'no-streets',
			parameters: { city: 'asked' }
		});
	});

	it('that die are replaced, and what they worked on fails', async () => {
		const { run, started } = startPool();
		await expect(run('die')).rejects.toThrow('The thread that worked on it has ended.');
		expect(await run('add', { a: 1, b: 1 })).toBe(2);
		expect(started()).toBe(2);
	});
});

describe('askers', () => {
	it('do not wait for each other’s long work', async () => {
		const { run } = startPool();
		const gate = shut();
		const long = [run('block', gate, 'a'), run('block', gate, 'a')];
		await arrived(gate, 1);
		// Both of the first one's tasks are there, and only one of them runs.
		expect(await run('add', { a: 1, b: 2 }, 'b')).toBe(3);
		expect(Atomics.load(gate, 1)).toBe(1);
		open(gate);
		const [first, second] = await Promise.all(long);
		expect([typeof first, typeof second]).toEqual(['number', 'number']);
	});

	it('are refused what is too much', async () => {
		const { run } = startPool();
		const gate = shut();
		const asked = [1, 2, 3].map(() => run('block', gate, 'a'));
		await expect(run('add', { a: 1, b: 1 }, 'a')).rejects.toMatchObject({ status: 503, code: 'busy' });
		open(gate);
		await Promise.all(asked);
	});

	it('who leave before their turn cost nothing', async () => {
		const { run } = startPool();
		const gate = shut();
		const leaving = new AbortController();
		const first = run('block', gate);
		const second = run('block', gate, 'a', leaving.signal);
		leaving.abort(new Error('left'));
		await expect(second).rejects.toThrow('left');
		open(gate);
		await first;
		expect(Atomics.load(gate, 1)).toBe(1);
		await expect(run('add', {}, 'a', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
	});

	it('who leave stop what runs for them: at once if it listens, by ending its thread if it does not', async () => {
		const { run, started } = startPool({ threads: 1 }, 0);
		const leaving = new AbortController();
		expect(await run('add', { a: 1, b: 1 })).toBe(2);
		const listening = run('listen', null, 'a', leaving.signal);
		leaving.abort(new Error('left'));
		await expect(listening).rejects.toThrow('left');
		const gate = shut();
		const deaf = new AbortController();
		const blocked = run('block', gate, 'a', deaf.signal);
		await arrived(gate, 1);
		const before = started();
		deaf.abort(new Error('left again'));
		await expect(blocked).rejects.toThrow('left again');
		expect(await run('add', { a: 2, b: 2 })).toBe(4);
		expect(started()).toBe(before + 1);
	});

	it('who leave take nobody with them: what ran in the same thread is run again', async () => {
		const { run, started } = startPool({ threads: 1, runningInThread: 3, runningEach: 2 }, 0);
		const gate = shut();
		const deaf = new AbortController();
		const blocked = run('block', gate, 'a', deaf.signal);
		await arrived(gate, 1);
		const others = [run('bytes', Uint8Array.of(1, 2, 3), 'a'), run('ask', 'why not', 'b')];
		deaf.abort(new Error('left'));
		await expect(blocked).rejects.toThrow('left');
		expect(await Promise.all(others)).toEqual([Uint8Array.of(2, 3, 4), 'answer to why not!']);
		expect(started()).toBe(2);
	});
});

it('a pool that is closed ends what runs and takes nothing more', async () => {
	const { run, pool } = startPool();
	expect(await run('add', { a: 1, b: 1 })).toBe(2);
	const listening = expect(run('listen')).rejects.toThrow('has ended');
	await pool.close();
	await listening;
	await expect(run('add')).rejects.toThrow('being stopped');
});
