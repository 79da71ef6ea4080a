import { cellOf, isWord, textOf } from './grid-cells.ts';
import { plainOf } from './ledger-words.ts';
import { toNumber } from './to-number.ts';
import type { LedgerColumns, LedgerParts, SourceGrid } from './types.ts';

const SERIAL = /^(?:序号?|编号|项次|行号|次序|no\.?|#)$/i;
const NAME =
	/(?:小区|项目|院落|楼院|设施|中心|道路|组团|片区|单位工程)(?:\([^)]*\))?(?:名称|名)$|^(?:名称|小区|老旧小区|改造小区|name|title)$/i;
const PLACE =
	/^(?:所[属在])?(?:城市|地市|设区市|市|县|区|区县|县区|市区县|县市区|县\(市[、,]区\)|行政区|辖区|属地|街道|街道办|街道办事处|镇|乡镇|乡镇街道|街道\(镇\)|镇街|社区|居委会|片区)(?:名称)?$/;
/** Rows that are looked at to tell a column by its values. */
const SAMPLE_ROWS = 400;

/** What columns tell, by their headings, and where these do not say, by the values. */
export function findColumns(
	grid: SourceGrid,
	{ firstRow, width }: LedgerParts,
	columns: readonly string[]
): LedgerColumns {
	const keys = columns.map((column) => plainOf(column.split('/').at(-1)!));
	const isCount = (column: number) => countShare(grid, firstRow, column) >= 0.5;
	const serialByName = keys.findIndex((key) => SERIAL.test(key));
	const serial =
		serialByName >= 0 && (keys[serialByName]!.startsWith('序') || isCount(serialByName))
			? serialByName
			: width > 1 && isCount(0) && !/[户栋面积数年]/.test(keys[0]!)
				? 0
				: -1;
	const places = keys.flatMap((key, column) => (PLACE.test(key) ? [column] : []));
	let name = keys.findIndex((key, column) => NAME.test(key) && column !== serial);
	if (name < 0) name = findWords(grid, firstRow, width, [serial, ...places]);
	if (name < 0) name = places.at(-1) ?? -1;
	return { serial, name, places: places.filter((column) => column !== name) };
}

/** The share of cells that are whole numbers one above the number before, or 1. */
function countShare(grid: SourceGrid, firstRow: number, column: number): number {
	let seen = 0;
	let counts = 0;
	let last = 0;
	for (let row = firstRow; row < grid.rows.length && seen < SAMPLE_ROWS; row++) {
		const value = cellOf(grid, row, column);
		if (value === null) continue;
		seen++;
		const number = toNumber(value);
		if (number === null) continue;
		if (number === last + 1 || number === 1) counts++;
		last = number;
	}
	return seen === 0 ? 0 : counts / seen;
}

function findWords(grid: SourceGrid, firstRow: number, width: number, not: readonly number[]): number {
	const last = Math.min(grid.rows.length, firstRow + SAMPLE_ROWS);
	for (let column = 0; column < width; column++) {
		if (not.includes(column)) continue;
		const texts = new Set<string>();
		let words = 0;
		let seen = 0;
		for (let row = firstRow; row < last; row++) {
			if (cellOf(grid, row, column) === null) continue;
			seen++;
			if (!isWord(cellOf(grid, row, column))) continue;
			words++;
			texts.add(textOf(grid, row, column));
		}
		// A column of few different words, as 莲池区 over and over, says what a row is like, not which it is.
		if (seen > 0 && words >= 0.6 * seen && texts.size >= Math.min(words, 0.5 * words + 1)) return column;
	}
	return -1;
}
