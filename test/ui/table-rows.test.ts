import { describe, expect, it } from 'vitest';
import type { CommunityRow } from '#lib/state/plan.svelte.ts';
import { chooseRows } from '#lib/ui/choose-rows.ts';
import { selectTableRows, toCsv, type TableQuestion, type TableRow } from '#lib/ui/table-rows.ts';

const row = (id: string, walkSeconds: number | null, more: Partial<CommunityRow> = {}): TableRow => ({
	row: {
		id,
		walkSeconds,
		clusterId: 'cluster-01',
		districtId: 'district-1',
		centreId: walkSeconds === null ? null : 'centre-01',
		axisIds: [],
		households: 100,
		people: 270,
		floorAreaM2: 9000,
		distanceM: walkSeconds,
		props: { state: 'not-renovated', name: id } as CommunityRow['props'],
		...more
	},
	haystack: id,
	order: {},
	cells: {
		name: id,
		cluster: '一组团',
		state: '未改造',
		households: 100,
		yearBuilt: 1985,
		property: '',
		walk: walkSeconds ?? Infinity,
		centre: '',
		axis: ''
	}
});

const rows = [row('b2', 1200), row('a10', 600), row('a9', null), row('c', 2400, { clusterId: 'cluster-02' })];
const ask = (change: Partial<TableQuestion['table']> = {}, more: Partial<TableQuestion> = {}) =>
	selectTableRows(rows, {
		table: { open: true, text: '', reach: 'any', only: 'all', sort: 'walk', descending: false, ...change },
		selection: null,
		minutes: [15, 30],
		isStateShown: () => true,
		lang: 'zh',
		...more
	}).map((shown) => shown.row.id);

describe('rows of the table', () => {
	it('are sorted by number or by name, those without a way last of the near and first of the far', () => {
		expect(ask()).toEqual(['a10', 'b2', 'c', 'a9']);
		expect(ask({ descending: true })).toEqual(['a9', 'c', 'b2', 'a10']);
		expect(ask({ sort: 'name' })).toEqual(['a9', 'a10', 'b2', 'c']);
		expect(ask({ sort: 'households' })).toEqual(['b2', 'a10', 'a9', 'c']);
	});

	it('are those of the life circle, the selected part and the states shown', () => {
		expect(ask({ reach: 'inner' })).toEqual(['a10']);
		expect(ask({ reach: 'between' })).toEqual(['b2']);
		expect(ask({ reach: 'outside' })).toEqual(['c', 'a9']);
		expect(ask({}, { selection: { kind: 'cluster', id: 'cluster-02' } })).toEqual(['c']);
		expect(ask({}, { selection: { kind: 'community', id: 'c' } })).toHaveLength(4);
		expect(ask({}, { isStateShown: () => false })).toEqual([]);
		expect(ask({ only: 'counted' })).toHaveLength(4);
		expect(ask({ only: 'axes' })).toEqual([]);
		expect(ask({ text: 'A1' })).toEqual(['a10']);
	});
});

describe('picking rows', () => {
	const order = ['a', 'b', 'c', 'd', 'e'];
	const pick = (chosen: string[], index: number, anchorId: string | null, isRange: boolean) =>
		[...chooseRows(new Set(chosen), order, { index, anchorId, isRange })].toSorted().join('');

	it('one by one turns each in or out', () => {
		expect(pick([], 1, null, false)).toBe('b');
		expect(pick(['b'], 3, 'b', false)).toBe('bd');
		expect(pick(['b', 'd'], 1, 'd', false)).toBe('d');
	});

	it('as a range adds everything from the last one, up or down, in the order shown', () => {
		expect(pick(['b'], 3, 'b', true)).toBe('bcd');
		expect(pick(['d'], 1, 'd', true)).toBe('bcd');
		expect(pick(['a', 'd'], 4, 'd', true)).toBe('ade');
	});

	it('begins at the row itself where the last one is not shown any more', () => {
		expect(pick(['x'], 2, 'x', true)).toBe('cx');
		expect(pick([], 2, null, true)).toBe('c');
	});
});

describe('CSV', () => {
	it('opens in a spreadsheet as it is: marked UTF-8, quoted, and no cell is a formula', () => {
		expect(
			toCsv([
				['小区', '户数'],
				['甲,乙', 3],
				['说"好"', -1],
				['=1+1', 2]
			])
		).toBe('\uFEFF小区,户数\r\n"甲,乙",3\r\n"说""好""",-1\r\n\'=1+1,2\r\n');
	});
});
