import { writeXlsx } from 'hucre';
import iconv from 'iconv-lite';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { GridMerge } from '#lib/core/intake/ledger/types.ts';
import type { SourceValue } from '#lib/core/intake/types.ts';
import { buildXls } from './formats/build-xls.ts';

/** A ledger as bureaus lay them out, with what is known of it. Rows are numbered as programs show them. */
export interface DrawnLedger {
	/** What was chosen, to be shown when a test fails. */
	layout: string;
	cells: SourceValue[][];
	merges: GridMerge[];
	/** Rows of communities, in order, with the name as it is written. */
	rows: { row: number; name: string; district: string | null; households: number | null }[];
	/** Sums and names of groups, in order, with the rows that they are over. */
	totals: { row: number; over: number[] }[];
	/** Heading and unit of the households. */
	households: { heading: RegExp; unit: string };
	/** Rows of title, notes and repeated headings. */
	others: number[];
}

const DISTRICTS = [
	'莲池区',
	'竞秀区',
	'满城区',
	'清苑区',
	'徐水区',
	'高新区',
	'涿州市',
	'安国市',
	'易县',
	'容城县'
];
const FIRST = [
	'北塘',
	'联盟',
	'五四',
	'建国',
	'七一',
	'新市区',
	'县医院',
	'永华',
	'市场里',
	'一中',
	'第一棉纺厂',
	'铁路',
	'高新区管委会',
	'合作路',
	'总参三所',
	'东风',
	'裕华'
];
const LAST = ['小区', '家属院', '宿舍', '社区', '152号院', '3号楼', '里', '花园', '东区', '新村', '生活区'];
const NUMBERING = [
	(n: number) => `${n}.`,
	(n: number) => `${n}、`,
	(n: number) => `(${n})`,
	(n: number) => String.fromCharCode(0x2460 + ((n - 1) % 20))
];
const CHINESE = ['一', '二', '三', '四', '五', '六'];
const toFullWidth = (text: string): string =>
	text.replace(/[0-9A-Za-z()]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

type Sums = 'none' | 'foot' | 'named foot' | 'numbered head' | 'lettered head' | 'bare head' | 'wide head';
type DistrictColumn = 'none' | 'written' | 'merged';

interface Column {
	key:
		'serial' | 'district' | 'name' | 'buildings' | 'households' | 'area' | 'investment' | 'address' | 'note';
	heading: string;
	unit: string;
	group: string;
}

/** A layout that is drawn at random; the same seed gives the same. */
export function drawLedger(seed: number): DrawnLedger {
	const random = buildRandom(seed);
	const below = (n: number) => Math.floor(random() * n);
	const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
	const chance = (share: number) => random() < share;

	const hasSerial = chance(0.7);
	const districtColumn: DistrictColumn = pick(['none', 'written', 'merged']);
	const sums: Sums = pick([
		'none',
		'foot',
		'named foot',
		'numbered head',
		'lettered head',
		'bare head',
		'wide head'
	]);
	const grand = pick(['none', 'top', 'bottom', 'bottom'] as const);
	const headingRows = 1 + below(3);
	const unitStyle = pick(['brackets', 'full-width brackets', 'row', 'none'] as const);
	const numbering = chance(0.4) ? pick(NUMBERING) : undefined;
	const restarts = chance(0.3);
	const isFullWidth = chance(0.3);
	const hasPages = chance(0.3);
	const hasBlanks = chance(0.3);
	const isWrong = chance(0.15);

	const columns: Column[] = [
		...(hasSerial ? [{ key: 'serial', heading: '序号', unit: '', group: '' } as const] : []),
		...(districtColumn === 'none'
			? []
			: [
					{
						key: 'district',
						heading: pick(['区', '县(市、区)', '所属区', '区县']),
						unit: '',
						group: ''
					} as const
				]),
		{ key: 'name', heading: pick(['小区名称', '项目名称', '老旧小区名称', '小区']), unit: '', group: '' },
		{ key: 'buildings', heading: pick(['楼栋数', '栋数']), unit: '栋', group: '规模' },
		{ key: 'households', heading: pick(['户数', '涉及户数', '总户数']), unit: '户', group: '规模' },
		{ key: 'area', heading: '建筑面积', unit: pick(['平方米', '万平方米']), group: '规模' },
		...(chance(0.5) ? [{ key: 'investment', heading: '总投资', unit: '万元', group: '' } as const] : []),
		...(chance(0.4) ? [{ key: 'address', heading: '地址', unit: '', group: '' } as const] : []),
		...(chance(0.4) ? [{ key: 'note', heading: '备注', unit: '', group: '' } as const] : [])
	];
	const width = columns.length;
	const at = (key: Column['key']) => columns.findIndex((column) => column.key === key);
	const nameAt = at('name');
	const cells: SourceValue[][] = [];
	const merges: GridMerge[] = [];
	const drawn: Omit<DrawnLedger, 'layout'> = {
		cells,
		merges,
		rows: [],
		totals: [],
		others: [],
		households: {
			heading: new RegExp(`${columns[at('households')]!.heading}`),
			unit: unitStyle === 'none' ? '' : '户'
		}
	};
	const blank = (): SourceValue[] => Array.from({ length: width }, () => null);
	const push = (row: SourceValue[]): number => cells.push(row);
	const merge = (fromRow: number, fromColumn: number, toRow: number, toColumn: number): void => {
		if (toRow > fromRow || toColumn > fromColumn) merges.push({ fromRow, toRow, fromColumn, toColumn });
	};
	const pushLine = (text: string, isMerged: boolean): void => {
		const row = blank();
		row[0] = text;
		drawn.others.push(push(row));
		if (isMerged) merge(cells.length - 1, 0, cells.length - 1, width - 1);
	};

	const titles = below(3);
	if (titles > 0)
		pushLine(pick(['保定市2023年老旧小区改造计划表', '附件2', '城镇老旧小区改造项目台账']), chance(0.7));
	if (titles > 1) {
		const row = blank();
		row[0] = '填报单位：保定市住房和城乡建设局';
		if (width > 4) row[width - 2] = '2023年5月';
		drawn.others.push(push(row));
	}
	const headingAt = cells.length;
	pushHeading();
	if (unitStyle === 'row') push(columns.map(({ unit }) => unit || null));
	if (chance(0.15)) push(columns.map((_, i) => i + 1));

	function pushHeading(): void {
		const from = cells.length;
		const label = ({ heading, unit }: Column) =>
			unit === '' || unitStyle === 'row' || unitStyle === 'none'
				? heading
				: unitStyle === 'brackets'
					? `${heading}(${unit})`
					: `${heading}（${unit}）`;
		for (let level = 0; level < headingRows; level++) push(blank());
		for (const [i, column] of columns.entries()) {
			const isGrouped = column.group !== '' && headingRows > 1;
			if (!isGrouped) {
				cells[from]![i] = label(column);
				merge(from, i, from + headingRows - 1, i);
				continue;
			}
			if (columns[i - 1]?.group !== column.group) {
				const last = columns.findLastIndex(({ group }) => group === column.group);
				cells[from]![i] = column.group;
				merge(from, i, from, last);
				if (headingRows === 3) {
					cells[from + 1]![i] = '改造前';
					merge(from + 1, i, from + 1, last);
				}
			}
			cells[from + headingRows - 1]![i] = label(column);
		}
	}

	const districts = [...DISTRICTS].sort(() => random() - 0.5).slice(0, 1 + below(4));
	const figures = ['buildings', 'households', 'area', 'investment'] as const;
	const sumsOf = new Map<string, Record<string, number>>();
	const plan = districts.map((district) => {
		const communities = Array.from({ length: (chance(0.2) ? 0 : 1) + 1 + below(8) }, (_, n) => {
			const values: Record<string, number | null> = {
				buildings: 1 + below(40),
				households: 10 + below(1500),
				area: Math.round(random() * 300_000) / 100,
				investment: 1 + below(5000)
			};
			if (chance(0.1)) values[pick(figures)] = null;
			const plain = `${pick(FIRST)}${pick(LAST)}`;
			const name = numbering === undefined ? plain : `${numbering(n + 1)}${plain}`;
			return { name: isFullWidth && chance(0.5) ? toFullWidth(name) : name, values };
		});
		const sum: Record<string, number> = {};
		for (const key of figures)
			sum[key] =
				Math.round(100 * communities.reduce((total, { values }) => total + (values[key] ?? 0), 0)) / 100;
		sumsOf.set(district, sum);
		return { district, communities };
	});
	const total: Record<string, number> = {};
	for (const key of figures)
		total[key] = Math.round(100 * districts.reduce((sum, one) => sum + sumsOf.get(one)![key]!, 0)) / 100;

	const pushSum = (sum: Record<string, number> | null, label: SourceValue, labelAt: number): number => {
		const row = blank();
		row[labelAt] = label;
		if (sum)
			for (const key of figures)
				if (at(key) >= 0) row[at(key)] = isWrong && key === 'households' ? sum[key]! + 7 : sum[key]!;
		return push(row);
	};
	const pushGrand = (): void => {
		const label = pick(['合计', '总计', '合  计', '全市合计', '共计：']);
		const row = pushSum(total, label, chance(0.6) ? 0 : nameAt);
		if (cells[row - 1]![0] !== null && chance(0.5)) merge(row - 1, 0, row - 1, nameAt);
		grandAt = drawn.totals.push({ row, over: [] }) - 1;
	};
	let grandAt = -1;
	let serial = 0;
	if (grand === 'top') pushGrand();
	for (const [d, { district, communities }] of plan.entries()) {
		if (restarts) serial = 0;
		let headAt = -1;
		const pushHead = (sum: Record<string, number> | null, label: string, labelAt: number): number => {
			const row = pushSum(sum, label, labelAt);
			headAt = drawn.totals.push({ row, over: [] }) - 1;
			return row;
		};
		if (sums === 'numbered head' && hasSerial) {
			const row = pushHead(sumsOf.get(district)!, district, nameAt);
			cells[row - 1]![at('serial')] = CHINESE[d]!;
		} else if (sums === 'lettered head' || sums === 'numbered head')
			pushHead(
				sumsOf.get(district)!,
				pick([`（${CHINESE[d]!}）${district}`, `${CHINESE[d]!}、${district}`]),
				nameAt
			);
		else if (sums === 'bare head')
			pushHead(null, pick([district, `${district}：`]), chance(0.5) ? 0 : nameAt);
		else if (sums === 'wide head') {
			const row = pushHead(null, `${CHINESE[d]!}、${district}（${communities.length}个）`, 0);
			merge(row - 1, 0, row - 1, width - 1);
		}
		const over: number[] = [];
		const first = cells.length;
		for (const [i, { name, values }] of communities.entries()) {
			const row = blank();
			serial++;
			for (const [c, { key }] of columns.entries()) {
				if (key === 'serial') row[c] = serial;
				else if (key === 'name') row[c] = name;
				else if (key === 'district') row[c] = districtColumn === 'written' || i === 0 ? district : null;
				else if (key === 'address') row[c] = chance(0.7) ? `${pick(FIRST)}路${below(300)}号` : null;
				else if (key === 'note') row[c] = chance(0.2) ? pick(['续建', '有遗留问题', '合计两个院']) : null;
				else row[c] = values[key] ?? null;
			}
			const number = push(row);
			over.push(number);
			drawn.rows.push({
				row: number,
				name,
				district: districtColumn === 'none' ? null : district,
				households: values.households ?? null
			});
			const isMergedHere = districtColumn === 'merged' && i < communities.length - 1;
			if (isMergedHere) continue;
			if (hasBlanks && chance(0.15)) push(blank());
			if (hasPages && chance(0.1)) {
				const from = cells.length;
				const kept = merges.length;
				pushHeading();
				// A page repeats the heading's merges too, which lie within it.
				if (chance(0.5)) merges.length = kept;
				const isFilled = (row: SourceValue[]) => row.some((cell) => cell !== null);
				drawn.others.push(...cells.flatMap((row, i) => (i >= from && isFilled(row) ? [i + 1] : [])));
			}
		}
		if (districtColumn === 'merged')
			merge(first, at('district'), first + communities.length - 1, at('district'));
		if (headAt >= 0) drawn.totals[headAt]!.over = over;
		if (sums === 'foot' || sums === 'named foot') {
			const label =
				sums === 'foot' ? pick(['小计', '小  计', '小计：']) : `${district}${pick(['小计', '合计'])}`;
			drawn.totals.push({ row: pushSum(sumsOf.get(district)!, label, chance(0.5) ? 0 : nameAt), over });
		}
	}
	if (grand === 'bottom') pushGrand();
	if (grandAt >= 0) drawn.totals[grandAt]!.over = drawn.rows.map(({ row }) => row);
	drawn.totals.sort((a, b) => a.row - b.row);
	if (chance(0.4)) {
		if (chance(0.3)) push(blank());
		pushLine(
			pick(['注：户数为户籍户数。', '备注:本表由各区填报', '说明：1.面积为建筑面积；2.投资为估算']),
			chance(0.5)
		);
		if (chance(0.5)) {
			const row = blank();
			row[0] = '填表人：张三';
			row[width - 1] = '审核人：李四';
			drawn.others.push(push(row));
		}
	}
	const layout = JSON.stringify({
		seed,
		hasSerial,
		districtColumn,
		sums,
		grand,
		headingRows,
		unitStyle,
		restarts,
		headingAt
	});
	return { layout, ...drawn };
}

export type LedgerFile = 'xlsx' | 'xls' | 'csv' | 'gbk' | 'tsv';

/** The ledger as a file; a table of text has blanks where cells are merged. */
export async function writeLedger({ cells, merges }: DrawnLedger, as: LedgerFile): Promise<Uint8Array> {
	if (as === 'xls') return buildXls([{ name: '台账', rows: cells, merges }]);
	if (as === 'xlsx')
		return writeXlsx({
			sheets: [
				{
					name: '台账',
					rows: cells,
					merges: merges.map(({ fromRow, toRow, fromColumn, toColumn }) => ({
						startRow: fromRow,
						endRow: toRow,
						startCol: fromColumn,
						endCol: toColumn
					}))
				}
			]
		});
	const mark = as === 'tsv' ? '\t' : ',';
	const quote = (cell: SourceValue) => {
		const text = String(cell ?? '');
		return /["\n,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	const text = cells.map((row) => row.map(quote).join(mark)).join('\r\n');
	return new Uint8Array(iconv.encode(text, as === 'gbk' ? 'gb18030' : 'utf-8'));
}
