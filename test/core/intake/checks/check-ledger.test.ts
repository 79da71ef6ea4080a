import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { applyRepairs } from '#lib/core/intake/checks/apply-repairs.ts';
import { repairLayer } from '#lib/core/intake/checks/repair-layer.ts';
import type { CheckCode, LedgerCheck } from '#lib/core/intake/checks/types.ts';
import type { SourceLayer, SourceValue } from '#lib/core/intake/types.ts';
import { sourceLayer } from '../../../helpers/source-layer.ts';
import {
	check,
	COLUMN,
	madeRows,
	plan,
	setCell,
	soundAlike,
	sumUp,
	toLayer,
	type MadeRow
} from './made-ledger.ts';

const findings = (checks: readonly LedgerCheck[]) => checks.filter(({ ok }) => !ok);
const found = (checks: readonly LedgerCheck[], code: CheckCode) =>
	findings(checks).filter((one) => one.code === code);
const setTotal = (layer: SourceLayer, at: number, heading: string, change: (old: number) => SourceValue) => ({
	...layer,
	totals: layer.totals.map((total, i) =>
		i === at
			? {
					...total,
					values: total.values.map((old, c) => (c === COLUMN[heading] ? change(Number(old)) : old))
				}
			: total
	)
});

/** A contradiction that is put into a ledger, and where it has to be found. */
interface Plant {
	code: CheckCode;
	/** Others that follow from it. */
	also?: CheckCode[];
	into: (layer: SourceLayer, at: number, made: MadeRow) => SourceLayer;
	/** Rows that the finding has to name; the row itself if not given. */
	rows?: (layer: SourceLayer, at: number) => number[];
	/** No repair makes it good. */
	isHopeless?: true;
}
const last = (layer: SourceLayer) => layer.totals.at(-1)!.row;
const valueAt = (layer: SourceLayer, at: number, heading: string) =>
	layer.rows[at]!.values[COLUMN[heading]!]!;
const swapDigits = (value: number): number => {
	const digits = [...String(value)];
	const at = digits.findIndex(
		(digit, i) => i + 1 < digits.length && digit !== digits[i + 1] && digits[i + 1] !== '0'
	);
	if (at < 0) return value + 9;
	[digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!];
	return Number(digits.join(''));
};

const PLANTS: Record<string, Plant> = {
	'a sum that is out': {
		code: 'sums',
		into: (layer) => setTotal(layer, 2, '户数', (old) => old + 27),
		rows: (layer) => [last(layer)]
	},
	'a sum of decimals that is out': {
		code: 'sums',
		into: (layer) => setTotal(layer, 0, '建筑面积', (old) => Math.round((old + 0.4) * 1e4) / 1e4),
		rows: (layer) => [layer.totals[0]!.row]
	},
	'a sum of a column that is no field': {
		code: 'sums',
		into: (layer) => setTotal(layer, 2, '投资', (old) => Math.round((old - 1.11) * 100) / 100),
		rows: (layer) => [last(layer)]
	},
	'a figure that was changed after summing': {
		code: 'sums',
		into: (layer, at) => setCell(layer, at, '户数', Number(valueAt(layer, at, '户数')) + 1),
		rows: (layer, at) => [
			layer.totals.find(({ over }) => over.includes(layer.rows[at]!.row))!.row,
			last(layer)
		]
	},
	'a row that is missing': {
		code: 'sums',
		also: ['counts'],
		into: (layer, at) => {
			const { row } = layer.rows[at]!;
			return {
				...layer,
				rows: layer.rows.filter((one) => one.row !== row),
				totals: layer.totals.map((total) => ({ ...total, over: total.over.filter((one) => one !== row) }))
			};
		},
		rows: (layer) => [last(layer)]
	},
	'a number of rows that is out': {
		code: 'counts',
		into: (layer) => ({
			...layer,
			totals: layer.totals.map((total, i) =>
				i === 2 ? { ...total, label: `合计（${layer.rows.length + 1}个小区）` } : total
			)
		}),
		rows: (layer) => [last(layer)],
		isHopeless: true
	},
	'a place under two names': {
		code: 'two-names',
		into: (layer, at) => {
			const copy = layer.rows[at]!;
			const other = layer.rows.findIndex(
				({ values }, i) => i !== at && values[COLUMN.所属区!] === copy.values[COLUMN.所属区!]
			);
			const named = setCell(layer, other, '小区名称', soundAlike(String(copy.values[COLUMN.小区名称!])));
			return sumUp(
				['户数', '楼栋数', '人口', '建筑面积', '占地面积', '建成年份'].reduce(
					(to, heading) => setCell(to, other, heading, valueAt(layer, at, heading)),
					setCell(
						setCell(named, other, '纬度', valueAt(layer, at, '纬度')),
						other,
						'经度',
						Number(valueAt(layer, at, '经度')) + 0.0005
					)
				)
			);
		}
	},
	'a name that is there twice': {
		code: 'same-name',
		into: (layer, at) => {
			const { values } = layer.rows[at]!;
			const other = layer.rows.findIndex(
				(one, i) => i !== at && one.values[COLUMN.所属区!] === values[COLUMN.所属区!]
			);
			return setCell(layer, other, '小区名称', ` ${String(values[COLUMN.小区名称!])}`);
		}
	},
	'a place that is there twice': {
		code: 'same-place',
		into: (layer, at) => {
			const { values } = layer.rows[at]!;
			const other = layer.rows.findIndex(
				(one, i) => i !== at && one.values[COLUMN.所属区!] === values[COLUMN.所属区!]
			);
			return setCell(
				setCell(layer, other, '经度', values[COLUMN.经度!]!),
				other,
				'纬度',
				values[COLUMN.纬度!]!
			);
		}
	},
	'a name that is missing': { code: 'empty-name', into: (layer, at) => setCell(layer, at, '小区名称', null) },
	'another district': {
		code: 'outside-district',
		into: (layer, at) =>
			setCell(layer, at, '所属区', valueAt(layer, at, '所属区') === '莲池区' ? '竞秀区' : '莲池区')
	},
	'another cluster': {
		code: 'outside-cluster',
		also: ['outside-district'],
		into: (layer, at) =>
			setCell(setCell(setCell(layer, at, '组团', '一组团'), at, '经度', 115.555), at, '所属区', '竞秀区')
	},
	'more buildings than households': {
		code: 'households-per-building',
		into: (layer, at) => sumUp(setCell(layer, at, '楼栋数', Number(valueAt(layer, at, '户数')) + 1))
	},
	'too many people': {
		code: 'people-per-household',
		into: (layer, at) => sumUp(setCell(layer, at, '人口', 9 * Number(valueAt(layer, at, '户数'))))
	},
	'too much floor area': {
		code: 'area-per-household',
		also: ['floor-area-ratio'],
		into: (layer, at) => sumUp(setCell(layer, at, '建筑面积', 20 * Number(valueAt(layer, at, '建筑面积'))))
	},
	'too little land': {
		code: 'floor-area-ratio',
		into: (layer, at) =>
			sumUp(setCell(layer, at, '占地面积', Math.round(Number(valueAt(layer, at, '占地面积')) / 100)))
	},
	'a column in another unit': {
		code: 'column-unit',
		into: (layer) =>
			sumUp(
				layer.rows.reduce(
					(to, _, i) => setCell(to, i, '建筑面积', Math.round(Number(valueAt(layer, i, '建筑面积')) * 1e4)),
					layer
				)
			)
	},
	'a cell in another unit': {
		code: 'mixed-units',
		into: (layer, at) =>
			setCell(layer, at, '建筑面积', `${Math.round(Number(valueAt(layer, at, '建筑面积')) * 1e4)}平方米`),
		also: ['area-per-household', 'floor-area-ratio', 'sums']
	},
	'a year to come': { code: 'year-built', into: (layer, at) => setCell(layer, at, '建成年份', '2027年') },
	'a year long ago': { code: 'year-built', into: (layer, at) => setCell(layer, at, '建成年份', 1850) },
	'a young old community': { code: 'year-built', into: (layer, at) => setCell(layer, at, '建成年份', 2012) },
	'a year of two digits': {
		code: 'two-digit-year',
		into: (layer, at) => setCell(layer, at, '建成年份', '98年')
	},
	'a rate above one': { code: 'collection-rate', into: (layer, at) => setCell(layer, at, '收缴率', '120%') }
};

const ALL: CheckCode[] = [
	'sums',
	'subtotals',
	'counts',
	'empty-name',
	'same-name',
	'two-names',
	'name-in-plan',
	'same-place',
	'outside-district',
	'outside-cluster',
	'column-unit',
	'mixed-units',
	'households-per-building',
	'people-per-household',
	'area-per-household',
	'floor-area-ratio',
	'year-built',
	'two-digit-year',
	'collection-rate'
];

describe('any ledger', () => {
	it('that is right has nothing to be told, and says what was checked', () => {
		fc.assert(
			fc.property(madeRows, (made) => {
				const checks = check(toLayer(made));
				expect(findings(checks)).toEqual([]);
				expect(checks.map(({ code }) => code)).toEqual(ALL);
			}),
			{ numRuns: 30 }
		);
	});

	it.each(Object.entries(PLANTS))('with %s is told so, and of nothing else', (_, plant) => {
		fc.assert(
			fc.property(madeRows, fc.nat(), (made, pick) => {
				const clean = toLayer(made);
				const at = pick % made.length;
				const layer = plant.into(clean, at, made[at]!);
				const checks = check(layer);
				const mine = found(checks, plant.code);
				const rows = plant.rows?.(clean, at) ?? [clean.rows[at]!.row];
				for (const row of rows) expect(mine.flatMap((one) => one.rows)).toContain(row);
				const allowed = new Set([plant.code, ...(plant.also ?? [])]);
				expect(findings(checks).filter(({ code }) => !allowed.has(code))).toEqual([]);
				for (const one of mine.slice(0, 3)) {
					expect(one.repairs.length > 0).toBe(!plant.isHopeless);
					for (const choice of new Set(one.repairs.map((repair) => repair.choice))) {
						const repairs = one.repairs.filter((repair) => repair.choice === choice);
						const mended = repairLayer(layer, matchColumns(layer, 'communities').matches, repairs);
						expect(
							found(check(mended), one.code)
								.filter(({ rows: [row] }) => row === one.rows[0])
								.map(({ detail }) => detail)
						).not.toContainEqual(one.detail);
					}
				}
			}),
			{ numRuns: 8 }
		);
	});

	it('with two digits the other way round is offered the right figure', () => {
		fc.assert(
			fc.property(madeRows, fc.nat(), (made, pick) => {
				const clean = toLayer(made);
				const at = pick % made.length;
				const right = Number(valueAt(clean, at, '户数'));
				fc.pre(swapDigits(right) !== right + 9);
				const checks = found(check(setCell(clean, at, '户数', swapDigits(right))), 'sums');
				const offered = checks.flatMap(({ repairs }) => repairs);
				const isOffered = offered.some(({ row, value }) => row === clean.rows[at]!.row && value === right);
				// Where more than three rows would do, none is offered.
				if (offered.some(({ row }) => clean.rows.some((one) => one.row === row)))
					expect(isOffered).toBe(true);
			}),
			{ numRuns: 20 }
		);
	});

	it('is told the same in the same order each time, by row', () => {
		fc.assert(
			fc.property(madeRows, (made) => {
				let layer = toLayer(made);
				layer = setCell(layer, 1, '建成年份', 1850);
				layer = setTotal(setCell(layer, 0, '人口', 1), 1, '楼栋数', (old) => old + 1);
				const checks = check(layer);
				expect(check(layer)).toEqual(checks);
				const first = findings(checks).map(({ rows }) => Math.min(...rows));
				expect(first).toEqual(first.toSorted((a, b) => a - b));
				expect(checks.findIndex(({ ok }) => ok)).toBe(first.length);
			}),
			{ numRuns: 10 }
		);
	});
});

const HEADINGS = ['小区名称', '户数', '楼栋数', '建成年份', '建筑面积(万平方米)', '占地面积'];
const withTotal = (layer: SourceLayer, values: SourceValue[], more: object = {}): SourceLayer => ({
	...layer,
	totals: [{ row: 9, label: '合计', values, over: layer.rows.map(({ row }) => row), ...more }]
});

describe('a sum', () => {
	const ledger = sourceLayer(HEADINGS, [
		['甲院', 1203, 20, 1985, 8.1, null],
		['乙院', 2000, 40, 1988, 14.2, null],
		['丙院', 2000, 36, 1990, 15.5, null]
	]);

	it('is told with both numbers, the difference and the rows, as a bureau would', () => {
		const [one] = found(check(withTotal(ledger, ['合计', 5230, 96, null, 37.8, null])), 'sums');
		expect(one!.detail).toEqual({
			zh: '合计（第 9 行）“户数”为 5,230 户，第 2–4 行之和为 5,203 户，少 27 户',
			en: '"合计" (row 9) states 5,230 households in "户数", rows 2–4 add up to 5,203 households: 27 households too few'
		});
		expect(one!.repairs.map(({ row, field, value }) => [row, field, value])).toEqual([
			[2, 'households', 1230],
			[9, 'households', 5203]
		]);
	});

	it('of tenths is exact', () => {
		const tenths = sourceLayer(
			['小区名称', '建筑面积(万平方米)'],
			[
				['甲院', 0.1],
				['乙院', 0.2]
			]
		);
		expect(found(check(withTotal(tenths, ['合计', 0.3])), 'sums')).toEqual([]);
		expect(check(withTotal(tenths, ['合计', '0.30'])).find(({ code }) => code === 'sums')?.ok).toBe(true);
		expect(found(check(withTotal(tenths, ['合计', 3])), 'sums')[0]).toMatchObject({
			severity: 'contradiction',
			repairs: [{ row: 9, field: 'floorAreaM2', value: 3000 }]
		});
	});

	it('that rounding explains is an oddity', () => {
		const thirds = sourceLayer(
			['小区名称', '建筑面积(万平方米)'],
			[
				['甲院', 1.33],
				['乙院', 1.33],
				['丙院', 1.33]
			]
		);
		const [one] = found(check(withTotal(thirds, ['合计', 4])), 'sums');
		expect(one).toMatchObject({ severity: 'oddity', detail: { zh: expect.stringContaining('四舍五入') } });
	});

	it('over a row that is there twice offers to take one out', () => {
		const twice = sourceLayer(HEADINGS, [
			['甲院', 1203, 20, 1985, 8.1, null],
			['乙院', 2000, 40, 1988, 14.2, null],
			['乙院', 2000, 40, 1988, 14.2, null]
		]);
		const layer = withTotal(twice, ['合计', 3203, 60, null, 22.3, null]);
		for (const one of found(check(layer), 'sums')) {
			expect(one.rows).toEqual([9, 3, 4]);
			expect(one.repairs[0]).toMatchObject({ row: 3, field: '', value: null });
		}
		expect(found(check(layer), 'sums')).toHaveLength(3);
	});

	it('of sums is told where there are no rows', () => {
		const layer: SourceLayer = {
			...sourceLayer(HEADINGS, []),
			totals: [
				{ row: 2, label: '合计', values: ['合计', 30, 3], over: [3, 4] },
				{ row: 3, label: '其中:1.莲池区', values: ['其中', 10, 1], over: [] },
				{ row: 4, label: '2.竞秀区', values: ['竞秀', 21, 2], over: [] }
			]
		};
		expect(found(check(layer), 'sums').map(({ detail }) => detail.zh)).toEqual([
			'合计（第 2 行）“户数”为 30 户，第 3–4 行之和为 31 户，多 1 户'
		]);
	});

	it('that other sums contradict is wrong itself', () => {
		const layer: SourceLayer = {
			...ledger,
			totals: [
				{ row: 9, label: '甲乙小计', values: ['', 3203], over: [2, 3] },
				{ row: 10, label: '丙小计', values: ['', 2000], over: [4] },
				{ row: 11, label: '合计', values: ['', 5230], over: [2, 3, 4] }
			]
		};
		expect(found(check(layer), 'sums')).toMatchObject([
			{
				rows: [11],
				detail: { zh: expect.stringContaining('其他合计与各行相符') },
				repairs: [{ row: 11, value: 5203 }]
			}
		]);
	});

	it('that counts communities is checked against the rows', () => {
		const counted = sourceLayer(
			['小区名称', '小区数', '户数'],
			[
				['甲院', null, 12],
				['乙院', null, 15]
			]
		);
		const [one] = found(check(withTotal(counted, ['合计', 3, 27])), 'counts');
		expect(one!.detail.zh).toBe('合计（第 9 行）“小区数”为 3 个，实有 2 行（第 2–3 行），少 1 行');
		expect(found(check(withTotal(counted, ['合计', 2, 27])), 'counts')).toEqual([]);
	});
});

describe('a row', () => {
	it('that sounds like a community of the plan is offered its name; one called so is not', () => {
		const layer = sourceLayer(
			['小区名称', '户数'],
			[
				['北唐小区', 120],
				['北塘小区', 120]
			]
		);
		const alone = sourceLayer(['小区名称', '户数'], [['北唐小区', 120]]);
		expect(found(check(alone), 'name-in-plan')).toMatchObject([
			{
				detail: { zh: '第 2 行“北唐小区”与计划中的“北塘小区”读音相同，可能是同一处' },
				repairs: [{ row: 2, field: 'name', value: '北塘小区' }]
			}
		]);
		expect(found(check(layer), 'two-names')).toMatchObject([{ rows: [2, 3], severity: 'contradiction' }]);
	});

	it('that sounds like one in another district is another', () => {
		const layer = sourceLayer(['小区名称', '所属区'], [['北唐小区', '竞秀区']]);
		expect(findings(check(layer))).toEqual([]);
	});

	it('with households and buildings in each other’s column is offered the change of both', () => {
		const layer = sourceLayer(HEADINGS, [['甲院', 6, 240, 1985, null, null]]);
		const [one] = found(check(layer), 'households-per-building');
		expect(one).toMatchObject({
			severity: 'contradiction',
			detail: { zh: '第 2 行“甲院”：户数 6 户，楼栋数 240 栋，平均每栋 0.025 户，不在 4–400 之内（假定）' },
			repairs: [
				{ field: 'households', value: 240, choice: 0 },
				{ field: 'buildings', value: 6, choice: 0 }
			]
		});
		const rows = [{ row: 2, values: { households: 6, buildings: 240 }, geometry: null }];
		expect(applyRepairs(rows, one!.repairs)[0]!.values).toEqual({ households: 240, buildings: 6 });
		expect(applyRepairs(rows, [{ row: 2, field: '', value: null }])).toEqual([]);
		expect(rows[0]!.values).toEqual({ households: 6, buildings: 240 });
	});

	it('outside its district is told how far and where it is instead', () => {
		const layer = sourceLayer(
			['小区名称', '所属区', '经度', '纬度'],
			[
				['甲院', '竞秀区', 115.45, 38.85],
				['乙院', '竞秀区', 115.4999, 38.86]
			]
		);
		const [far, near] = found(check(layer), 'outside-district');
		expect(far).toMatchObject({
			severity: 'contradiction',
			detail: { zh: '第 2 行“甲院”写在竞秀区，位置却在其界外 4.3 公里，属莲池区' },
			repairs: [{ field: 'districtId', value: '莲池区' }]
		});
		expect(near).toMatchObject({ severity: 'oddity' });
	});

	it('with a decade or two digits is offered years that can be', () => {
		const layer = sourceLayer(
			['小区名称', '建成年份'],
			[
				['甲院', '85'],
				['乙院', '03年'],
				['丙院', '80年代'],
				['丁院', '1980年代'],
				['戊院', '1998年6月']
			]
		);
		expect(
			found(check(layer), 'two-digit-year').map(({ rows, repairs }) => [
				rows[0],
				...repairs.map(({ value }) => value)
			])
		).toEqual([
			[2, 1985],
			[3, 2003, 1903],
			[4, 1980]
		]);
		expect(plan.communities.size).toBe(1);
	});
});
