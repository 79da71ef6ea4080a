import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue } from '#lib/server/threads/fair-queue.ts';

const ROOMY = { runningEach: 100, waitingEach: 100, waitingAll: 1000 };

function takeAll(queue: FairQueue<string>): string[] {
	const taken: string[] = [];
	for (let next = queue.take(); next; next = queue.take()) taken.push(next.task);
	return taken;
}

describe('a queue of several askers', () => {
	it('gives each client a turn, regardless of order and number of tasks', () => {
		const queue = new FairQueue<string>(ROOMY);
		for (const task of ['a1', 'a2', 'a3', 'a4']) queue.add('a', task);
		for (const task of ['b1', 'b2']) queue.add('b', task);
		queue.add('c', 'c1');
		expect(takeAll(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
	});

	it('runs no more of one than allowed, and goes past it to the next', () => {
		const queue = new FairQueue<string>({ ...ROOMY, runningEach: 1 });
		for (const task of ['a1', 'a2']) queue.add('a', task);
		queue.add('b', 'b1');
		expect(takeAll(queue)).toEqual(['a1', 'b1']);
		queue.end('b');
		expect(queue.take()).toBeUndefined();
		queue.end('a');
		expect(queue.take()).toEqual({ asker: 'a', task: 'a2' });
	});

	it('refuses what is too much of one, and of all', () => {
		const queue = new FairQueue<string>({ runningEach: 1, waitingEach: 2, waitingAll: 3 });
		expect(['a1', 'a2', 'a3'].map((task) => queue.add('a', task))).toEqual([true, true, false]);
		expect(['b1', 'b2'].map((task) => queue.add('b', task))).toEqual([true, false]);
		expect(queue.add('c', 'c1')).toBe(false);
		expect(queue.remove('a', 'a2')).toBe(true);
		expect(queue.remove('a', 'a2')).toBe(false);
		expect(queue.add('c', 'c1')).toBe(true);
		expect(takeAll(queue)).toEqual(['a1', 'b1', 'c1']);
		// What runs does not wait.
		expect(queue.remove('a', 'a1')).toBe(false);
	});

	it('loses no task, keeps each client’s order, and makes no client wait for more than one turn of each other', () => {
		const asks = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean()), { maxLength: 60 });
		fc.assert(
			fc.property(asks, fc.integer({ min: 1, max: 3 }), (steps, runningEach) => {
				const queue = new FairQueue<number>({ ...ROOMY, runningEach });
				const waiting = new Map<string, number[]>();
				const running: string[] = [];
				/** Turns of others since an asker who may run last had one. */
				const passed = new Map<string, Map<string, number>>();
				const take = () => {
					const taken = queue.take();
					if (!taken) {
						for (const [asker, own] of waiting)
							if (own.length > 0) expect(running.filter((one) => one === asker).length).toBe(runningEach);
						return;
					}
					const { asker, task } = taken;
					expect(waiting.get(asker)!.shift()).toBe(task);
					for (const [other, own] of waiting) {
						const mayRun = running.filter((one) => one === other).length < runningEach;
						const turns = passed.get(other) ?? new Map<string, number>();
						if (other === asker || own.length === 0 || !mayRun) turns.clear();
						else turns.set(asker, (turns.get(asker) ?? 0) + 1);
						passed.set(other, turns);
						expect(Math.max(0, ...turns.values())).toBeLessThanOrEqual(1);
					}
					running.push(asker);
					expect(running.filter((one) => one === asker).length).toBeLessThanOrEqual(runningEach);
				};
				for (const [i, [asker, isAsk]] of steps.entries()) {
					if (isAsk) {
						expect(queue.add(asker, i)).toBe(true);
						waiting.set(asker, [...(waiting.get(asker) ?? []), i]);
					} else if (running.length > 2) queue.end(running.shift()!);
					else take();
				}
				while (running.length > 0 || [...waiting.values()].some((own) => own.length > 0)) {
					take();
					if (running.length > 0) queue.end(running.shift()!);
				}
				expect(queue.take()).toBeUndefined();
			})
		);
	});
});
