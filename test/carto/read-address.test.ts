import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneOf } from '#lib/carto/check-view-query.ts';
import { readAddress } from '#lib/carto/read-address.ts';
import { defaultView, LAYER_KEYS, readViewQuery, writeWholeView } from '#lib/carto/view-query.ts';

const read = (query: string, options = {}) => readAddress(new URLSearchParams(query), options);

describe('an address', () => {
	it.each([
		['minutes=abc', 'minutes', '15,30'],
		['speed=fast', 'speed', '1'],
		['select=nope', 'select', ''],
		['view=somewhere', 'view', ''],
		['of=money', 'of', 'households'],
		['desk=kitchen', 'desk', ''],
		['sort=colour', 'sort', '-walk'],
		['lang=fr', 'lang', 'zh'],
		['theme=blue', 'theme', 'auto'],
		['minutes=10,20&minutes=5,9', 'minutes', '10,20'],
		// What of a list is known is taken.
		['layers=centres,foo', 'layers', 'centres'],
		['whatif=close~a;fly~b', 'whatif', 'close~a']
	])('%s: says what is taken instead', (query, name, taken) => {
		const { refused } = read(query);
		expect(refused).toMatchObject([{ name, taken }]);
	});

	it('refuses nothing that the workbench writes, and takes every value of it', () => {
		fc.assert(
			fc.property(
				fc.subarray([...LAYER_KEYS]),
				fc.integer({ min: 5, max: 30 }),
				fc.integer({ min: 31, max: 60 }),
				(layers, inner, outer) => {
					const view = { ...defaultView(), layers: new Set(layers), minutes: [inner, outer] as const };
					const whole = writeWholeView(view);
					expect(readViewQuery(whole)).toEqual(view);
					for (const name of ['table', 'desk', 'compare', 'whatif'])
						if (whole.get(name) === '') whole.delete(name);
					expect(readAddress(whole)).toEqual({ view, refused: [], ignored: [] });
				}
			)
		);
	});

	it('names what nobody knows, but not what chats and mail put behind links', () => {
		expect(read('foo=1&utm_source=x&from=singlemessage&bar=2').ignored).toEqual(['foo', 'bar']);
	});

	it('has parameters of its own pages', () => {
		const options = { rules: { slide: oneOf(['1', '2']) }, takenOf: () => '1' };
		expect(read('slide=9', options).refused).toEqual([
			{ name: 'slide', value: '9', right: '1, 2', taken: '1' }
		]);
		expect(read('slide=2', options).refused).toEqual([]);
	});
});
