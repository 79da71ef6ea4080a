/** Address of a cell, both from 0: (0, 27) is AB1. */
export function cellAddress(row: number, column: number, { isFixed = false } = {}): string {
	let letters = '';
	for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	return isFixed ? `$${letters}$${row + 1}` : `${letters}${row + 1}`;
}
