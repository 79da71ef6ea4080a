import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	defaultView,
	LANGS,
	LAYER_KEYS,
	MEASURES,
	readViewQuery,
	SELECTION_KINDS,
	TABLE_COLUMNS,
	TABLE_ONLY,
	TABLE_REACHES,
	THEMES,
	writeViewQuery,
	type ViewValues
} from '#lib/state/view-query.ts';

const hundredths = (min: number, max: number) =>
	fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);

const anyView: fc.Arbitrary<ViewValues> = fc.record({
	camera: fc.option(
		fc.record({ lngLat: fc.tuple(hundredths(-180, 180), hundredths(-85, 85)), zoom: hundredths(0, 24) })
	),
	layers: fc.subarray([...LAYER_KEYS]).map((keys) => new Set(keys)),
	selection: fc.option(
		fc.record({ kind: fc.constantFrom(...SELECTION_KINDS), id: fc.string({ minLength: 1 }) })
	),
	minutes: fc.tuple(fc.integer({ min: 5, max: 30 }), fc.integer({ min: 31, max: 60 })),
	speedMps: hundredths(1, 5),
	measure: fc.constantFrom(...MEASURES),
	table: fc.record({
		open: fc.boolean(),
		text: fc.string(),
		reach: fc.constantFrom(...TABLE_REACHES),
		only: fc.constantFrom(...TABLE_ONLY),
		sort: fc.constantFrom(...TABLE_COLUMNS),
		descending: fc.boolean()
	}),
	lang: fc.constantFrom(...LANGS),
	theme: fc.constantFrom(...THEMES)
});

describe('view in the URL', () => {
	it('comes back as it was written, whatever the view', () => {
		fc.assert(
			fc.property(anyView, (view) => {
				expect(readViewQuery(new URLSearchParams(writeViewQuery(view).toString()))).toEqual(view);
			})
		);
	});

	it('is empty for the view that everybody starts with', () => {
		expect(writeViewQuery(defaultView()).toString()).toBe('');
	});

	it.each([
		'view=abc',
		'view=500,38,12',
		'minutes=30,15',
		'minutes=1,2',
		'minutes=15.5,30',
		'speed=-1',
		'speed=fast',
		'select=planet:x',
		'select=',
		'lang=fr',
		'layers=foo',
		'only=me',
		'sort=colour',
		'unknown=1'
	])('takes the default for what it cannot read: %s', (query) => {
		expect(readViewQuery(new URLSearchParams(query))).toEqual(defaultView());
	});
});
