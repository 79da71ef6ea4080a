import { describe, expect, it } from 'vitest';
import { buildTaskQueue, QueueFull } from '#lib/server/browser/task-queue.ts';

describe('a queue of tasks', () => {
	it('runs a few at once, in order, and refuses when too many wait', async () => {
		const run = buildTaskQueue({ parallel: 1, waitingMax: 2 });
		const order: string[] = [];
		let finish = () => {};
		const first = run(() => new Promise<void>((done) => (finish = done)));
		const rest = ['b', 'c'].map((name) => run(async () => void order.push(name)));
		await expect(run(async () => {})).rejects.toBeInstanceOf(QueueFull);
		expect(order).toEqual([]);
		finish();
		await Promise.all([first, ...rest]);
		expect(order).toEqual(['b', 'c']);
		await expect(run(async () => 'again')).resolves.toBe('again');
	});

	it('goes on after a task that fails', async () => {
		const run = buildTaskQueue({ parallel: 1, waitingMax: 2 });
		await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
		await expect(run(async () => 1)).resolves.toBe(1);
	});
});
