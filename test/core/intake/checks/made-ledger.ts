import fc from 'fast-check';
import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { readRows } from '#lib/core/intake/fields/read-rows.ts';
import { checkLedger } from '#lib/core/intake/checks/check-ledger.ts';
import type { LedgerCheck } from '#lib/core/intake/checks/types.ts';
import type { SourceLayer, SourceTotal, SourceValue } from '#lib/core/intake/types.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { Plan, PlanFeature } from '#lib/core/plan/types.ts';
import { spellNames } from '#lib/server/spell-names.ts';

export const TODAY = '2026-11-30';
const FIRST = '和明光海松竹梅金玉春';
const SECOND = '平安顺德福林桥塔湖岭';
/** The same sounds in the order of `FIRST`. */
const SAME_SOUND = '河名广亥嵩珠煤锦育椿';

const square = (west: number, south: number, size: number) => ({
	type: 'Polygon' as const,
	coordinates: [
		[
			[west, south],
			[west + size, south],
			[west + size, south + size],
			[west, south + size],
			[west, south]
		]
	]
});
const area = (id: string, name: string, west: number, more: object = {}): PlanFeature => ({
	type: 'Feature',
	properties: { id, name, nameEn: '', provenance: 'illustrative', ...more },
	geometry: square(west, 38.8, 0.1)
});

/** Two districts side by side, west 莲池区 and east 竞秀区, and one community in the west. */
export const plan: Plan = {
	...toPlan({}),
	districts: new Map([
		['d1', area('d1', '莲池区', 115.4, { code: '130606' })],
		['d2', area('d2', '竞秀区', 115.5, { code: '130602' })]
	]),
	clusters: new Map([['k1', area('k1', '一组团', 115.4, { number: 1, population: 0, areaM2: 0 })]]),
	communities: new Map([
		[
			'c1',
			{
				...area('c1', '北塘小区', 115.4, { aliases: [], districtId: 'd1', clusterId: 'k1' }),
				geometry: square(115.41, 38.81, 0.001)
			}
		]
	])
};
const spelled = new Map<string, string>();
export function spell(name: string): string {
	if (!spelled.has(name)) spelled.set(name, (spellNames([name])[name] ?? '').replaceAll(' ', ''));
	return spelled.get(name)!;
}

export interface MadeRow {
	name: string;
	district: '莲池区' | '竞秀区';
	households: number;
	buildings: number;
	people: number;
	/** In 万平方米. */
	floorArea: SourceValue;
	siteAreaM2: number;
	year: SourceValue;
	rate: number;
	lng: number;
	lat: number;
	money: number;
}

const HEADINGS = [
	'序号',
	'小区名称',
	'所属区',
	'户数',
	'楼栋数',
	'人口',
	'建筑面积',
	'占地面积',
	'建成年份',
	'收缴率',
	'经度',
	'纬度',
	'投资',
	'组团'
];
export const COLUMN = Object.fromEntries(HEADINGS.map((heading, i) => [heading, i])) as Record<
	string,
	number
>;
const UNITS = HEADINGS.map(
	(heading) => ({ 建筑面积: '万平方米', 占地面积: '平方米', 投资: '万元', 户数: '户' })[heading] ?? ''
);
const SUMMED = new Set(['户数', '楼栋数', '人口', '建筑面积', '占地面积', '投资']);

/** A ledger in which everything is right: two districts with a sum each, and one of all that counts them. */
export function toLayer(made: readonly MadeRow[]): SourceLayer {
	const rows: { row: number; values: SourceValue[]; geometry: null }[] = [];
	const totals: SourceTotal[] = [];
	let row = 3;
	for (const district of ['莲池区', '竞秀区'] as const) {
		const over: number[] = [];
		for (const one of made.filter((it) => it.district === district)) {
			const at = rows.length + 1;
			rows.push({
				row,
				geometry: null,
				values: [
					at,
					one.name,
					district,
					one.households,
					one.buildings,
					one.people,
					one.floorArea,
					one.siteAreaM2,
					one.year,
					one.rate,
					one.lng,
					one.lat,
					one.money,
					one.lng < 115.5 ? '一组团' : null
				]
			});
			over.push(row++);
		}
		totals.push({ row: row++, label: `${district}小计`, values: [], over });
	}
	totals.push({ row, label: `合计（${made.length}个小区）`, values: [], over: rows.map((one) => one.row) });
	return sumUp({
		name: '老旧小区台账',
		columns: HEADINGS,
		units: UNITS,
		rows,
		leftOut: [],
		totals,
		crs: null
	});
}

/** Sums as they should be. Decimals are summed as whole numbers of 0.0001. */
export function sumUp(layer: SourceLayer): SourceLayer {
	const cells = new Map(layer.rows.map(({ row, values }) => [row, values]));
	return {
		...layer,
		totals: layer.totals.map((total) => ({
			...total,
			values: HEADINGS.map((heading, column) =>
				column === 0
					? total.label
					: SUMMED.has(heading)
						? total.over.reduce(
								(sum, row) => sum + Math.round(Number(cells.get(row)?.[column] ?? 0) * 1e4),
								0
							) / 1e4
						: null
			)
		}))
	};
}

export const setCell = (
	layer: SourceLayer,
	at: number,
	heading: string,
	value: SourceValue
): SourceLayer => ({
	...layer,
	rows: layer.rows.map((one, i) =>
		i === at ? { ...one, values: one.values.map((old, c) => (c === COLUMN[heading] ? value : old)) } : one
	)
});

export function check(layer: SourceLayer, of: Plan = plan): LedgerCheck[] {
	const { matches } = matchColumns(layer, 'communities');
	const { rows, rejected } = readRows(layer, {
		kind: 'communities',
		matches,
		toLngLat: (xy) => xy as [number, number]
	});
	return checkLedger({
		layer,
		kind: 'communities',
		matches,
		rows,
		rejectedRows: rejected.map(({ row }) => row),
		plan: of,
		spell,
		today: TODAY
	});
}

const madeRow = (index: number): fc.Arbitrary<MadeRow> =>
	fc
		.record({
			buildings: fc.integer({ min: 2, max: 30 }),
			perBuilding: fc.integer({ min: 8, max: 90 }),
			perHousehold: fc.integer({ min: 15, max: 40 }),
			m2: fc.integer({ min: 50, max: 130 }),
			ratio: fc.integer({ min: 5, max: 30 }),
			year: fc.integer({ min: 1955, max: 2004 }),
			rate: fc.integer({ min: 0, max: 1000 }),
			east: fc.boolean(),
			money: fc.integer({ min: 1, max: 99_999 })
		})
		.map(({ buildings, perBuilding, perHousehold, m2, ratio, year, rate, east, money }) => {
			const households = buildings * perBuilding + 1;
			const floorAreaM2 = households * m2;
			return {
				name: `${FIRST[index % 10]}${SECOND[Math.floor(index / 10)]}小区`,
				district: east ? '竞秀区' : '莲池区',
				households,
				buildings,
				people: Math.round((households * perHousehold) / 10),
				floorArea: floorAreaM2 / 1e4,
				siteAreaM2: Math.round((floorAreaM2 * 10) / ratio),
				year,
				rate: rate / 1000,
				lng: (east ? 115.5 : 115.4) + 0.005 + 0.009 * (index % 10),
				lat: 38.805 + 0.009 * Math.floor(index / 10),
				money: money / 100
			};
		});

/** At least two rows in each district. */
export const madeRows: fc.Arbitrary<MadeRow[]> = fc
	.integer({ min: 6, max: 40 })
	.chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => madeRow(index))))
	.map((rows) =>
		rows.map((row, i) => {
			if (i > 3) return row;
			const east = i % 2 === 1;
			return {
				...row,
				district: east ? '竞秀区' : '莲池区',
				lng: (east ? 115.5 : 115.4) + 0.005 + 0.009 * i
			};
		})
	);

export const soundAlike = (name: string): string => `${SAME_SOUND[FIRST.indexOf(name[0]!)]}${name.slice(1)}`;
