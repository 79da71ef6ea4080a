import { writeXlsx as writeWorkbook, type CellStyle, type CellValue, type WriteSheet } from 'hucre';
import { sayHeading } from '#lib/core/intake/column-headings.ts';
import { stabilizeOffice } from '../../report/stable-zip.ts';
import { describeExport } from '../describe-export.ts';
import { ExportRefused } from '../export-refused.ts';
import type { Export, ExportLayer } from '../export-layer.ts';
import { toFilePosition } from '../to-file-geometry.ts';
import { describeSheet } from './describe-sheet.ts';
import type { LedgerTemplate } from './read-headings.ts';
import { toCell } from './to-cell.ts';

/** What Excel takes. */
const MOST_ROWS = 1_048_576;
const LONGEST_TEXT = 32_767;

const HEAD: CellStyle = {
	font: { bold: true, name: '宋体', size: 11 },
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF1ECDD' } },
	alignment: { horizontal: 'center', vertical: 'center', wrapText: true }
};
const SUMS: CellStyle = { font: { bold: true, name: '宋体', size: 11 } };
const TOTAL = '合计';

/**
 * Layers as ledgers (台账): a sheet a layer under its Chinese title, headings in Chinese with units, words instead of codes,
 * a row 合计 below what is summed, and a sheet 说明 that says of which plan it is. Points have their coordinates; lines
 * and areas are left out, since a ledger has no place for them: it comes in again by its ids.
 *
 * @param template a bureau's own headings
 * @throws ExportRefused if a sheet has more rows or a cell more characters than Excel takes, or the template names a
 * column that there is not
 */
export async function writeXlsx(
	given: Export,
	{ template = {} }: { template?: LedgerTemplate } = {}
): Promise<Uint8Array> {
	checkTemplate(given, template);
	const { about } = given;
	const day = new Date(`${about.asOf}T00:00:00Z`);
	const bytes = await writeWorkbook({
		sheets: [
			...given.layers.map((layer) => toSheet(layer, given, template[layer.name])),
			describeSheet(given)
		],
		defaultFont: { name: '宋体', size: 11 },
		properties: {
			title: `${about.city.name}规划数据`,
			creator: '连片 Lianpian',
			description: describeExport(about, given.crs)
				.map(([heading, text]) => `${heading}：${text}`)
				.join('\n'),
			created: day,
			modified: day
		}
	});
	return stabilizeOffice(bytes, about.asOf);
}

interface Ledger {
	heading: string;
	isSummed: boolean;
	cellOf: (feature: ExportLayer['features'][number]) => CellValue;
	/** For messages. */
	name: string;
}

function toSheet(layer: ExportLayer, { crs }: Export, own: LedgerTemplate[string] | undefined): WriteSheet {
	const { features, title, geometryType } = layer;
	const all: Ledger[] = layer.columns.map((column, i) => ({
		name: column.name,
		heading: sayHeading(column, 'zh'),
		isSummed: column.isSummed,
		cellOf: ({ values }) => toCell(values[i]!, column)
	}));
	if (geometryType === 'Point' || geometryType === 'Geometry')
		for (const [axis, heading] of [
			crs.isGeographic ? '经度' : '横坐标',
			crs.isGeographic ? '纬度' : '纵坐标'
		].entries())
			all.push({
				name: ['lng', 'lat'][axis]!,
				heading,
				isSummed: false,
				cellOf: ({ geometry }) =>
					geometry?.type === 'Point'
						? toFilePosition(geometry.coordinates as [number, number], crs)[axis]!
						: null
			});
	const columns = own
		? Object.entries(own).map(([name, heading]) => ({ ...all.find((one) => one.name === name)!, heading }))
		: all;
	const rows = features.map((feature) =>
		columns.map(({ cellOf, name }) => checkCell(cellOf(feature), layer, feature, name))
	);
	const sums = columns.map(({ isSummed }, c) =>
		isSummed ? rows.reduce((sum, row) => sum + (typeof row[c] === 'number' ? row[c] : 0), 0) : null
	);
	const isSummed = rows.length > 0 && sums.some((sum) => sum !== null) && !columns[0]!.isSummed;
	if (isSummed) rows.push(sums.map((sum, c) => (c === 0 ? TOTAL : sum)));
	if (rows.length + 1 > MOST_ROWS)
		throw new ExportRefused({
			zh: `${layer.name} 有 ${features.length} 行，Excel 的一个工作表最多 ${MOST_ROWS} 行；请改用 CSV 或 GeoPackage。`,
			en: `${layer.name} has ${features.length} rows, and a sheet of Excel has ${MOST_ROWS} at most; take csv or gpkg.`
		});
	return {
		name: title.zh.slice(0, 31),
		rows: [columns.map(({ heading }) => heading), ...rows],
		columns: columns.map(({ heading }, c) => ({ width: widthOf(heading, rows, c) })),
		cells: new Map(
			columns.flatMap((_, c) => [
				[`0,${c}`, { style: HEAD }] as const,
				...(isSummed ? [[`${rows.length},${c}`, { style: SUMS }] as const] : [])
			])
		),
		freezePane: { rows: 1 }
	};
}

function checkCell(
	cell: CellValue,
	layer: ExportLayer,
	{ values }: ExportLayer['features'][number],
	field: string
) {
	if (typeof cell !== 'string' || cell.length <= LONGEST_TEXT) return cell;
	throw new ExportRefused({
		zh: `${layer.name} 的“${String(values[0])}”，字段 ${field}：文字有 ${cell.length} 个字，Excel 单元格最多 ${LONGEST_TEXT} 个；请改用 CSV 或缩短文字。`,
		en: `${layer.name}, "${String(values[0])}", ${field}: the text has ${cell.length} characters, and a cell of Excel holds ${LONGEST_TEXT}; take csv, or shorten the text.`
	});
}

/** Of the widest of the first rows, in digits; a Chinese character is two. */
function widthOf(heading: string, rows: readonly CellValue[][], c: number): number {
	const width = (text: string) => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 2);
	const shown = rows.slice(0, 50).map((row) => width(String(row[c] ?? '')));
	return Math.min(40, Math.max(8, Math.min(width(heading), 16), ...shown));
}

function checkTemplate({ layers }: Export, template: LedgerTemplate) {
	for (const { name, columns, geometryType } of layers) {
		const known = [
			...columns.map((column) => column.name),
			...(geometryType === 'Point' || geometryType === 'Geometry' ? ['lng', 'lat'] : [])
		];
		const unknown = Object.keys(template[name] ?? {}).find((column) => !known.includes(column));
		if (unknown !== undefined)
			throw new ExportRefused({
				zh: `表头模板：${name} 没有字段“${unknown}”；可用的有 ${known.join('、')}。`,
				en: `The template of headings: ${name} has no column "${unknown}"; there are ${known.join(', ')}.`
			});
	}
}
