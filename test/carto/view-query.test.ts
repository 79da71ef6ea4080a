import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import {
	defaultView,
	LANGS,
	DESK_KEYS,
	LAYER_KEYS,
	MEASURES,
	placeId,
	readViewQuery,
	SELECTION_KINDS,
	TABLE_COLUMNS,
	TABLE_ONLY,
	TABLE_REACHES,
	THEMES,
	writeViewQuery,
	type ViewValues
} from '#lib/carto/view-query.ts';

const hundredths = (min: number, max: number) =>
	fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);

const anyId = fc.string({ minLength: 1 });
const anyLngLat: fc.Arbitrary<LngLat> = fc.tuple(hundredths(-180, 180), hundredths(-90, 90));
const anyLine = fc.array(anyLngLat, { minLength: 2 });
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
	fc.record({ kind: fc.constantFrom('move-centre', 'add-centre'), centreId: anyId, lngLat: anyLngLat }),
	fc.record({ kind: fc.constant('close-centre'), centreId: anyId }),
	fc.record({
		kind: fc.constant('add-entrance'),
		communityId: anyId,
		entranceId: anyId,
		openTo: fc.constantFrom('all', 'residents'),
		lngLat: anyLngLat
	}),
	fc.record({ kind: fc.constant('close-entrance'), communityId: anyId, entranceId: anyId }),
	fc.record({ kind: fc.constant('open-wall'), communityIds: fc.tuple(anyId, anyId), lngLat: anyLngLat }),
	fc.record({ kind: fc.constant('open-community'), communityId: anyId }),
	fc.record({ kind: fc.constant('add-link'), linkId: anyId, lngLats: anyLine }),
	fc.record({ kind: fc.constant('add-barrier'), barrierId: anyId, lngLats: anyLine })
) as fc.Arbitrary<Edit>;
/** A spot's id is its position. */
const anySelection = fc.oneof(
	fc.record({
		kind: fc.constantFrom(...SELECTION_KINDS.filter((kind) => kind !== 'place')),
		id: anyId
	}),
	fc.tuple(hundredths(-180, 180), hundredths(-85, 85)).map(([lng, lat]) => ({
		kind: 'place' as const,
		id: placeId([lng, lat])
	}))
);

const anyScenarioId = fc.stringMatching(/^[\w-]{1,12}$/);

const anyView: fc.Arbitrary<ViewValues> = fc.record({
	camera: fc.option(
		fc.record({ lngLat: fc.tuple(hundredths(-180, 180), hundredths(-85, 85)), zoom: hundredths(0, 24) })
	),
	layers: fc.subarray([...LAYER_KEYS]).map((keys) => new Set(keys)),
	selection: fc.option(anySelection),
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
	edits: fc.array(anyEdit),
	compare: fc.option(fc.tuple(anyScenarioId, anyScenarioId)),
	desk: fc.option(fc.constantFrom(...DESK_KEYS)),
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
