import type { BothTexts } from '../../text/both-texts.ts';

/** Stretches of rows that a text names. */
const STRETCHES_MOST = 6;

/** Making one takes far longer than using it. */
const FORMATS = [0, 1, 2, 3, 4, 5, 6].map(
	(maximumFractionDigits) => new Intl.NumberFormat('en-US', { maximumFractionDigits })
);

/** 1234.5 as 1,234.5: as people read it, with at most so many decimals; small numbers with six. */
export const sayNumber = (value: number, decimals: 0 | 1 | 2 = 2): string =>
	FORMATS[value !== 0 && Math.abs(value) < 0.1 ? 6 : decimals]!.format(value);

/** A whole number of 10 to the −decimals, exactly, as 1,234.5. */
export function sayExact(scaled: bigint, decimals: number): string {
	const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
	const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
	const part = digits.slice(digits.length - decimals).replace(/0+$/, '');
	return `${scaled < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}

/** 第 2、5–9 行; rows in any order. */
export function sayRows(rows: readonly number[]): BothTexts {
	const stretches: [number, number][] = [];
	for (const row of rows.toSorted((a, b) => a - b)) {
		const last = stretches.at(-1);
		if (last && row <= last[1] + 1) last[1] = row;
		else stretches.push([row, row]);
	}
	const told = stretches
		.slice(0, STRETCHES_MOST)
		.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
	const isCut = told.length < stretches.length;
	return {
		zh: `第 ${told.join('、')} 行${isCut ? `等 ${rows.length} 行` : ''}`,
		en: `${rows.length === 1 ? 'row' : 'rows'} ${told.join(', ')}${isCut ? ` and others, ${rows.length} in all` : ''}`
	};
}

/** The row, and what it is called where it is called anything. */
export const sayRow = (row: number, name: unknown): BothTexts =>
	typeof name === 'string' && name !== ''
		? { zh: `第 ${row} 行“${name}”`, en: `Row ${row} "${name}"` }
		: { zh: `第 ${row} 行`, en: `Row ${row}` };
