import { describe, expect, it } from 'vitest';
import { buildTaskQueue, QueueFull } from '#lib/server/browser/task-queue.ts';
import { buildPictureCache } from '#lib/server/static/picture-cache.ts';

const picture = (bytes: number) => new Uint8Array(bytes);

describe('pictures drawn lately', () => {
	it('are drawn once, however many ask at once', async () => {
		const cache = buildPictureCache(100);
		let drawn = 0;
		const draw = async () => {
			drawn++;
			return picture(10);
		};
		const all = await Promise.all([cache.get('a', draw), cache.get('a', draw)]);
		expect(all[0]).toBe(all[1]);
		await cache.get('a', draw);
		expect(drawn).toBe(1);
	});

	it('make room for new ones, the one unused for longest first', async () => {
		const cache = buildPictureCache(100);
		const drawn: string[] = [];
		const get = (key: string) =>
			cache.get(key, async () => {
				drawn.push(key);
				return picture(40);
			});
		for (const key of ['a', 'b', 'a', 'c']) await get(key);
		drawn.length = 0;
		for (const key of ['a', 'c']) await get(key);
		expect(drawn).toEqual([]);
		await get('b');
		expect(drawn).toEqual(['b']);
	});

	it('are not kept if they fail', async () => {
		const cache = buildPictureCache(100);
		await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(await cache.get('a', async () => picture(1))).toHaveLength(1);
	});
});

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
