/**
 * Which columns cover which rows, as lists of column numbers; every row has one at least.
 */
export type CoverRows = readonly (readonly number[])[];

/**
 * A smaller covering problem with the same least number of columns: a row that is covered whenever another is can go,
 * and so can a column whose rows another covers as well; of equal ones the first is kept.
 *
 * @returns rows of columns that are left, each by its number in the problem given
 * @see Toregas & ReVelle (1973)
 */
export function reduceCover(rows: CoverRows): number[][] {
	let left = rows.map((columns) => columns.toSorted((a, b) => a - b));
	for (;;) {
		const before = countEntries(left);
		left = dropRows(left);
		left = dropColumns(left);
		if (countEntries(left) === before) return left;
	}
}

/** Rows whose columns are all columns of another row make that other one needless. */
function dropRows(rows: number[][]): number[][] {
	const order = [...rows.keys()].toSorted((a, b) => rows[a]!.length - rows[b]!.length || a - b);
	const rowsOf = new Map<number, number[]>();
	for (const [row, columns] of rows.entries())
		for (const column of columns) rowsOf.set(column, [...(rowsOf.get(column) ?? []), row]);
	const isGone = new Uint8Array(rows.length);
	for (const row of order) {
		if (isGone[row]) continue;
		for (const other of listSupersets(rows[row]!, rowsOf)) if (other !== row) isGone[other] = 1;
	}
	return rows.filter((_, row) => !isGone[row]);
}

function dropColumns(rows: number[][]): number[][] {
	const rowsOf = new Map<number, number[]>();
	for (const [row, columns] of rows.entries())
		for (const column of columns) rowsOf.set(column, [...(rowsOf.get(column) ?? []), row]);
	const isGone = new Set<number>();
	const order = [...rowsOf.keys()].toSorted((a, b) => rowsOf.get(b)!.length - rowsOf.get(a)!.length || a - b);
	const columnsOf = new Map(rows.entries());
	for (const column of order) {
		const covered = rowsOf.get(column)!;
		const isNeedless = listSupersets(covered, columnsOf).some(
			(other) =>
				other !== column &&
				!isGone.has(other) &&
				(rowsOf.get(other)!.length > covered.length || other < column)
		);
		if (isNeedless) isGone.add(column);
	}
	return rows.map((columns) => columns.filter((column) => !isGone.has(column)));
}

/** Sets that hold every element of `wanted`, by the sets of each element. */
function listSupersets(wanted: readonly number[], setsOf: ReadonlyMap<number, readonly number[]>): number[] {
	const [first, ...others] = wanted.toSorted((a, b) => setsOf.get(a)!.length - setsOf.get(b)!.length);
	let found = [...setsOf.get(first!)!];
	for (const element of others) {
		const sets = new Set(setsOf.get(element)!);
		found = found.filter((set) => sets.has(set));
		if (found.length <= 1) break;
	}
	return found;
}

const countEntries = (rows: readonly (readonly number[])[]) =>
	rows.reduce((sum, columns) => sum + columns.length, 0);
