import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkViewQuery, oneOf } from '#lib/carto/check-view-query.ts';
import { defaultView, LAYER_KEYS, writeViewQuery } from '#lib/carto/view-query.ts';

const check = (query: string, options = {}) => checkViewQuery(new URLSearchParams(query), options);

describe('a view in a query, checked', () => {
	it('finds nothing wrong in what the workbench writes', () => {
		fc.assert(
			fc.property(
				fc.record({
					layers: fc.subarray([...LAYER_KEYS]).map((keys) => new Set(keys)),
					inner: fc.integer({ min: 5, max: 30 }),
					outer: fc.integer({ min: 31, max: 60 }),
					id: fc.string({ minLength: 1 }),
					text: fc.string()
				}),
				({ layers, inner, outer, id, text }) => {
					const base = defaultView();
					const query = writeViewQuery({
						...base,
						layers,
						minutes: [inner, outer],
						camera: { lngLat: [115.5, 38.9], zoom: 13.25 },
						selection: { kind: 'community', id },
						table: { ...base.table, open: true, text },
						edits: [{ kind: 'close-centre', centreId: id }],
						desk: 'packages',
						lang: 'en',
						theme: 'dark'
					});
					expect(checkViewQuery(query)).toEqual({ ignored: [], wrong: [] });
				}
			)
		);
	});

	it.each([
		['view=abc', 'view'],
		['view=115,38', 'view'],
		['view=115,38,12,4', 'view'],
		['layers=centres,foo', 'layers'],
		['select=planet:x', 'select'],
		['select=cluster:', 'select'],
		['select=place:north', 'select'],
		['minutes=30,15', 'minutes'],
		['minutes=15', 'minutes'],
		['minutes=15.5,30', 'minutes'],
		['speed=', 'speed'],
		['speed=1,2', 'speed'],
		['speed=9', 'speed'],
		['of=money', 'of'],
		['table=yes', 'table'],
		['reach=far', 'reach'],
		['only=me', 'only'],
		['sort=colour', 'sort'],
		['whatif=move~x', 'whatif'],
		['whatif=close~a;fly~b', 'whatif'],
		['desk=kitchen', 'desk'],
		['compare=a', 'compare'],
		['lang=fr', 'lang'],
		['theme=blue', 'theme'],
		['lang=zh&lang=en', 'lang']
	])('says what is wrong in %s, and what is right', (query, name) => {
		const { ignored, wrong } = check(query);
		expect(ignored).toEqual([]);
		const [{ rightZh = '', ...rest } = {}, ...more] = wrong;
		expect([rest, more]).toEqual([
			{ name, value: expect.any(String), right: expect.stringMatching(/\w/) },
			[]
		]);
		// Lists of words are the same in both languages.
		expect(rightZh).toMatch(/^$|[一-鿿]/);
	});

	it('lists the right words', () => {
		expect(check('theme=blue').wrong[0]).toEqual({
			name: 'theme',
			value: 'blue',
			right: 'auto, light, dark'
		});
	});

	it('names what it does not know once, and takes what others know', () => {
		expect(check('utm=1&utm=2&legend=1&lang=en').ignored).toEqual(['utm', 'legend']);
		expect(check('utm=1&legend=9', { also: ['legend'] })).toEqual({ ignored: ['utm'], wrong: [] });
		expect(check('legend=9', { rules: { legend: oneOf(['0', '1']) } }).wrong).toEqual([
			{ name: 'legend', value: '9', right: '0, 1' }
		]);
		// Names that every object has are no parameters.
		expect(check('toString=1&constructor=2').ignored).toEqual(['toString', 'constructor']);
	});

	it('lets empty lists be: they switch all off, or try nothing', () => {
		expect(check('layers=&whatif=')).toEqual({ ignored: [], wrong: [] });
	});
});
