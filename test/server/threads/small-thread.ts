import { threadId } from 'node:worker_threads';
import { Refused } from '#lib/server/refused.ts';
import { serveThread } from '#lib/server/threads/serve-thread.ts';

/** What the tests of the pool have threads do. `gate`: one 32-bit number, 0 while it is shut. */
serveThread(
	{
		add: async ({ a, b }: { a: number; b: number }) => a + b,
		where: async () => threadId,
		bytes: async (bytes: Uint8Array) => bytes.map((byte) => byte + 1),
		fail: async () => {
			throw new RangeError('no such thing');
		},
		refuse: async () => {
			throw new Refused(404, 'no-streets', { city: 'x' });
		},
		die: async () => process.exit(3),
		/** Computes without a break, deaf to everything. */
		block: async (gate: Int32Array) => {
			Atomics.add(gate, 1, 1);
			Atomics.notify(gate, 1);
			Atomics.wait(gate, 0, 0);
			return threadId;
		},
		/** Waits, and hears. */
		listen: async (_: unknown, { signal }) =>
			new Promise((resolve) => {
				signal.addEventListener('abort', () => resolve('heard'));
			}),
		ask: async (question: string, { call }) => `${await call('answer', question)}!`
	},
	async () => {}
);
