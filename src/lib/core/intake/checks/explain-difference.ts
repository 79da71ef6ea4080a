/** Proposals beyond so many say nothing. */
const PROPOSALS_MOST = 3;

/** A row whose value alone would explain a difference, with what it would be. */
export interface Slip {
	row: number;
	/** In the unit of the values given. */
	value: bigint;
	kind: 'digits' | 'zeros';
}

/**
 * Rows of which a slip of the pen explains the difference between a sum and its rows: two neighbouring digits the other
 * way round, or zeros too many or too few.
 *
 * @param difference what the rows lack
 * @returns at most three, digits first; none where there are more
 */
export function listSlips(
	rows: readonly number[],
	values: ReadonlyMap<number, bigint>,
	difference: bigint
): Slip[] {
	// Both slips change a number by a multiple of nine.
	if (difference % 9n !== 0n) return [];
	const digits: Slip[] = [];
	const zeros: Slip[] = [];
	for (const row of rows) {
		const was = values.get(row);
		if (was === undefined || was <= 0n) continue;
		const value = was + difference;
		if (value <= 0n) continue;
		if (areSwapped(was.toString(), value.toString())) digits.push({ row, value, kind: 'digits' });
		else if (areTens(was, value)) zeros.push({ row, value, kind: 'zeros' });
	}
	const found = digits.length > 0 ? digits : zeros;
	return found.length > PROPOSALS_MOST ? [] : found;
}

function areSwapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = [...a].findIndex((digit, i) => digit !== b[i]);
	return (
		at >= 0 &&
		at + 1 < a.length &&
		a[at] === b[at + 1] &&
		a[at + 1] === b[at] &&
		a.slice(at + 2) === b.slice(at + 2)
	);
}

function areTens(a: bigint, b: bigint): boolean {
	const [less, more] = a < b ? [a, b] : [b, a];
	return [10n, 100n, 1_000n, 10_000n].some((power) => less * power === more);
}

/**
 * Rows that may be in the file twice: without one of them every column that does not add up would, and those that do
 * still would.
 *
 * @param columns of each column its values and what its rows lack
 * @returns at most three; none where there are more
 */
export function listDoubled(
	rows: readonly number[],
	columns: readonly { values: ReadonlyMap<number, bigint>; difference: bigint }[]
): number[] {
	if (columns.every(({ difference }) => difference >= 0n)) return [];
	const found = rows.filter((row) =>
		columns.every(({ values, difference }) => (values.get(row) ?? 0n) === -difference)
	);
	return found.length > PROPOSALS_MOST ? [] : found;
}
