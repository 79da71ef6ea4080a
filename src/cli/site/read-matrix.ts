import { readNumber } from '#lib/core/text/read-number.ts';
import { InputError, quoteValue } from '#lib/server/import/input-error.ts';
import { parseTable, type TableRow } from './parse-table.ts';
import { readText } from './read-text.ts';

/** Costs of a file: rows demand, columns candidates. */
export interface MatrixFile {
	/** Of rows and columns, where the file has them. */
	demandIds: string[] | undefined;
	candidateIds: string[] | undefined;
	demandCount: number;
	candidateCount: number;
	costs: Float64Array;
	/** Each 1 where none are given. */
	weights: Float64Array;
}

const WEIGHT_NAMES = new Set(['weight', 'weights', '权重']);
const LABEL_NAMES = new Set(['', 'id', 'name', 'demand', '编号', '名称', '小区', '需求', '需求点']);
const INFINITE = /^\+?(inf|infinity|∞)$/i;

/**
 * A cost matrix from a table of text. A first row with words in it names the candidates, a first column with words in
 * it (or headed by a word for labels) the demands; a column `weight` or 权重 holds weights. `inf` is no way.
 *
 * @param weightsPath weights in a file of their own: one a row, in the order of the matrix, or by its labels
 * @throws InputError naming row and column of the first thing that cannot be used
 */
export async function readMatrix(path: string, weightsPath?: string): Promise<MatrixFile> {
	const table = readHead(path, parseTable(await readText(path)));
	const { body, header, width, labelColumn, weightColumn } = table;
	const columns = Array.from({ length: width }, (_, i) => i).filter(
		(column) => column !== labelColumn && column !== weightColumn
	);
	if (body.length === 0)
		throw new InputError({
			file: path,
			problem: 'has no demand',
			remedy: 'give a row of costs for each demand'
		});
	if (columns.length === 0)
		throw new InputError({
			file: path,
			problem: 'has no candidates',
			remedy: 'give a column of costs for each'
		});
	const candidateIds = header && columns.map((column) => header[column]!);
	const demandIds = labelColumn === undefined ? undefined : body.map(({ cells }) => cells[labelColumn]!);
	if (candidateIds) checkNames(path, candidateIds, 'column');
	if (demandIds) checkNames(path, demandIds, 'row');
	const at = ({ line }: TableRow, column: number) =>
		`row ${line}, column ${column + 1}${header ? ` (${quoteValue(header[column])})` : ''}`;
	const costs = new Float64Array(body.length * columns.length);
	for (const [demand, row] of body.entries())
		for (const [candidate, column] of columns.entries())
			costs[demand * columns.length + candidate] = readAmount(path, row.cells[column]!, {
				where: at(row, column),
				what: 'cost',
				isInfinite: true
			});
	const own = (row: TableRow) =>
		readAmount(path, row.cells[weightColumn!]!, { where: at(row, weightColumn!), what: 'weight' });
	if (weightColumn !== undefined && weightsPath !== undefined)
		throw new InputError({
			file: path,
			problem: `has a column ${quoteValue(header![weightColumn])}, and --weights gives others`,
			remedy: 'take one of them away'
		});
	const weights =
		weightsPath !== undefined
			? await readWeights(weightsPath, path, body.length, demandIds)
			: Float64Array.from(body, (row) => (weightColumn === undefined ? 1 : own(row)));
	return {
		demandIds,
		candidateIds,
		demandCount: body.length,
		candidateCount: columns.length,
		costs,
		weights
	};
}

/** Tells names from numbers. Rows of another length than the first are refused. */
function readHead(file: string, rows: TableRow[]) {
	const [first, ...others] = rows;
	if (!first) throw new InputError({ file, problem: 'is empty', remedy: 'give a table of costs' });
	const header = isHeader(first.cells) ? [...first.cells] : undefined;
	const body = header ? others : rows;
	const width = body[0]?.cells.length ?? first.cells.length;
	if (header && header.length === width - 1) header.unshift('');
	for (const { cells, line } of [...(header ? [{ cells: header, line: first.line }] : []), ...body])
		if (cells.length !== width)
			throw new InputError({
				file,
				feature: `row ${line}`,
				problem: `has ${cells.length} cells, the row before it ${width}`,
				remedy: 'give every row as many'
			});
	const isHeaded = header !== undefined && isLabelName(header[0]!) && width > 1;
	const isWord = ({ cells }: TableRow) => cells[0] !== '' && !isNumber(cells[0]!);
	const word = body.find(isWord);
	// A wrong cost does not make labels of the costs above it.
	if (word && !isHeaded && body.some(({ cells }) => isNumber(cells[0]!)))
		throw new InputError({
			file,
			feature: `row ${word.line}, column 1`,
			problem: `${quoteValue(word.cells[0])} is no cost, and other rows have numbers there`,
			remedy: 'give a number, or head the column "id" if it names the rows'
		});
	const weightColumn = header?.findIndex((name) => WEIGHT_NAMES.has(name.toLowerCase()));
	return {
		body,
		header,
		width,
		labelColumn: isHeaded || word ? 0 : undefined,
		weightColumn: weightColumn === undefined || weightColumn < 0 ? undefined : weightColumn
	};
}

async function readWeights(file: string, matrix: string, count: number, demandIds: string[] | undefined) {
	const table = parseTable(await readText(file));
	const isOneLine = table.length === 1 && table[0]!.cells.length === count && count > 1;
	const rows = isOneLine ? table[0]!.cells.map((cell) => ({ cells: [cell], line: 1 })) : table;
	const last = (row: TableRow) => row.cells.at(-1)!;
	const body = rows.length > 0 && !isNumber(last(rows[0]!)) && last(rows[0]!) !== '' ? rows.slice(1) : rows;
	for (const { cells, line } of body)
		if (cells.length > 2)
			throw new InputError({
				file,
				feature: `row ${line}`,
				problem: `has ${cells.length} cells`,
				remedy: 'give one weight a row, or a label and a weight'
			});
	const readRow = (row: TableRow) =>
		readAmount(file, last(row), { where: `row ${row.line}, column ${row.cells.length}`, what: 'weight' });
	const labels = new Map(body.map((row) => [row.cells[0]!, row]));
	if (demandIds && body.every(({ cells }) => cells.length === 2) && demandIds.some((id) => labels.has(id)))
		return Float64Array.from(demandIds, (id) => {
			const row = labels.get(id);
			if (row) return readRow(row);
			throw new InputError({
				file,
				problem: `has no weight of ${quoteValue(id)}`,
				remedy: 'add a row for it'
			});
		});
	if (body.length !== count)
		throw new InputError({
			file,
			problem: `has ${body.length} weights, ${matrix} has ${count} rows`,
			remedy: 'give one for each'
		});
	return Float64Array.from(body, readRow);
}

function readAmount(
	file: string,
	cell: string,
	{ where, what, isInfinite = false }: { where: string; what: string; isInfinite?: boolean }
): number {
	const fail = (problem: string, remedy: string) => new InputError({ file, feature: where, problem, remedy });
	const none = isInfinite ? ', or inf where there is no way' : '';
	if (cell === '') throw fail(`has no ${what}`, `fill it in${none}`);
	if (isInfinite && INFINITE.test(cell)) return Infinity;
	const read = readNumber(cell);
	if ('refused' in read && read.refused === 'separator')
		throw fail(`${quoteValue(cell)} is no number`, 'write decimals with a point');
	if (!('value' in read))
		throw fail(`${quoteValue(cell)} is no ${what}`, `give a number of 0 or more${none}`);
	if (read.value < 0) throw fail(`the ${what} ${quoteValue(cell)} is negative`, 'give 0 or more');
	return read.value;
}

function checkNames(file: string, names: readonly string[], what: 'row' | 'column'): void {
	const seen = new Set<string>();
	for (const [i, name] of names.entries()) {
		if (name === '')
			throw new InputError({
				file,
				feature: `${what} ${i + 1} of the costs`,
				problem: 'has no name',
				remedy: 'name all of them or none'
			});
		if (seen.has(name))
			throw new InputError({
				file,
				problem: `two ${what}s are named ${quoteValue(name)}`,
				remedy: 'give each its own name'
			});
		seen.add(name);
	}
}

/** Names, or numbers beside a word that only a head has: a row with one wrong number in it is no head. */
function isHeader(cells: readonly string[]): boolean {
	const [corner = '', ...others] = cells;
	const isWord = (cell: string) => cell !== '' && !isNumber(cell);
	if (cells.some((cell) => WEIGHT_NAMES.has(cell.toLowerCase()))) return true;
	if (corner !== '' && isLabelName(corner)) return true;
	return others.length === 0 ? isWord(corner) : others.every(isWord) && (corner === '' || isWord(corner));
}

/** Whether a cell stands for a number, a wrong or a missing one included: it is no name then. */
function isNumber(cell: string): boolean {
	if (cell === '') return false;
	const read = readNumber(cell);
	return INFINITE.test(cell) || !('refused' in read && read.refused === 'no-number');
}
const isLabelName = (cell: string) => LABEL_NAMES.has(cell.toLowerCase());
