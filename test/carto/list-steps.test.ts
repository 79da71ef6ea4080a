import { describe, expect, it } from 'vitest';
import type { Geometry } from 'geojson';
import type { Change, LoggedChangeSet, PlanFeature } from '#lib/core/plan/types.ts';
import { listSteps } from '#lib/carto/list-steps.ts';

const at = (x: number): Geometry => ({ type: 'Point', coordinates: [x, 0] });
const feature = (x: number) => ({ properties: { id: 'a' }, geometry: at(x) }) as unknown as PlanFeature;
const own = { layer: 'centres', featureId: 'a' } as const;
const set = (field: string, before: unknown, after: unknown): Change =>
	({ ...own, op: 'set', field, before, after }) as Change;
const log = (...steps: Change[][]) =>
	steps.map((changes, i) => ({ revision: i + 1, changes })) as unknown as LoggedChangeSet[];
const shown = (sets: LoggedChangeSet[], now: PlanFeature | undefined) =>
	[...listSteps(sets, now)]
		.toReversed()
		.map(([revision, marks]) => [
			revision,
			...marks.map((mark) => [mark.kind === 'change' && mark.op, mark.geometry])
		]);

describe('steps of a history on the map', () => {
	it('show what came and what went, and where the feature was when a field changed', () => {
		const sets = log(
			[{ ...own, op: 'add', after: feature(1) }],
			[set('name', '甲', '乙')],
			[set('geometry', at(1), at(2))],
			[set('name', '乙', '丙')],
			[{ ...own, op: 'remove', before: feature(2) }]
		);
		expect(shown(sets, undefined)).toEqual([
			[1, ['add', at(1)]],
			[2, ['set', at(1)]],
			[3, ['remove', at(1)], ['add', at(2)]],
			[4, ['set', at(2)]],
			[5, ['remove', at(2)]]
		]);
	});

	it('show the doors that came, went, moved or were opened to others, no others', () => {
		const door = (id: string, x: number, openTo = 'all') => ({ id, openTo, lngLat: [x, 0] });
		const before = [door('1', 1), door('2', 2), door('3', 3), door('4', 4)];
		const after = [door('1', 1), door('2', 2.5), door('3', 3, 'residents'), door('5', 5)];
		expect(shown(log([set('doors', before, after)]), feature(1))).toEqual([
			[1, ['remove', at(2)], ['remove', at(4)], ['add', at(2.5)], ['add', at(5)], ['set', at(3)]]
		]);
	});

	it('show nothing where the place is not known', () => {
		expect(shown(log([set('name', '甲', '乙')]), undefined)).toEqual([[1]]);
	});
});
