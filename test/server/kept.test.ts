import { describe, expect, it } from 'vitest';
import { Kept } from '#lib/server/kept.ts';

const make = (value: string) => async () => value;

describe('what was made lately', () => {
	it('is made once, however many ask at once, and again after a failure', async () => {
		const kept = new Kept<string>({ most: 10 });
		let made = 0;
		const fail = async () => {
			made++;
			throw new Error('away');
		};
		const count = async () => {
			made++;
			return 'a';
		};
		await expect(Promise.all([kept.get('k', fail), kept.get('k', fail)])).rejects.toThrow('away');
		expect(made).toBe(1);
		expect(await Promise.all([kept.get('k', count), kept.get('k', count)])).toEqual(['a', 'a']);
		expect(await kept.get('k', count)).toBe('a');
		expect(made).toBe(2);
	});

	it('makes room for new ones, the one unused for longest first', async () => {
		const kept = new Kept<string>({ most: 6, sizeOf: (value) => value.length });
		for (const value of ['aa', 'bb', 'cc']) await kept.get(value, make(value));
		expect(kept.find('aa')).toBe('aa');
		await kept.get('dd', make('dd'));
		expect(['aa', 'bb', 'cc', 'dd'].map((key) => kept.find(key))).toEqual(['aa', undefined, 'cc', 'dd']);
		// What is larger than all of the room is handed out, and not kept.
		expect(await kept.get('e', make('e'.repeat(7)))).toHaveLength(7);
		expect(['aa', 'cc', 'dd', 'e'].map((key) => kept.find(key))).toEqual(['aa', 'cc', 'dd', undefined]);
	});

	it('is stopped when its last caller has left, and not before', async () => {
		const kept = new Kept<string>({ most: 10 });
		const [first, second] = [new AbortController(), new AbortController()];
		let signal: AbortSignal | undefined;
		let finish = (_: string) => {};
		const slow = (stop: AbortSignal) => {
			signal = stop;
			return new Promise<string>((resolve) => {
				finish = resolve;
			});
		};
		const asked = [kept.get('k', slow, first.signal), kept.get('k', slow, second.signal)];
		first.abort(new Error('left'));
		await expect(asked[0]).rejects.toThrow('left');
		expect(signal?.aborted).toBe(false);
		second.abort(new Error('left too'));
		await expect(asked[1]).rejects.toThrow('left too');
		expect(signal?.aborted).toBe(true);
		// Somebody who comes now does not get what was given up.
		const later = kept.get('k', make('new'));
		finish('old');
		expect(await later).toBe('new');
		await expect(kept.get('x', slow, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
	});
});
