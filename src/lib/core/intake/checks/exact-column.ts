import { readNumber } from '../../text/read-number.ts';
import type { SourceValue } from '../types.ts';

/** Decimals beyond these are noise of binary fractions. */
const DECIMALS_MOST = 9;
/** Words around a number that say what it counts. */
const AROUND = /^(约|大约|近|共|计)|(户|栋|幢|人|个|处|层|平方米|平米|㎡|m2|m²|米)$/g;

/** Cells of a column as whole numbers of 10 to the −decimals. */
export interface ExactColumn {
	decimals: number;
	/** By row; `undefined`: blank. */
	values: ReadonlyMap<number, bigint>;
	/** Rows whose cell is no number. */
	unreadable: ReadonlySet<number>;
}

/** Reads a column exactly: 0.1 is a tenth. Of binary fractions 15 digits count, as spreadsheets show them. */
export function toExactColumn(cells: Iterable<readonly [row: number, cell: SourceValue]>): ExactColumn {
	const texts: [number, string][] = [];
	const unreadable = new Set<number>();
	let decimals = 0;
	for (const [row, cell] of cells) {
		const value = toNumber(cell);
		if (value === undefined) continue;
		if (value === null) {
			unreadable.add(row);
			continue;
		}
		const text = toPlainText(value);
		decimals = Math.max(
			decimals,
			text.length - 1 - (text.includes('.') ? text.indexOf('.') : text.length - 1)
		);
		texts.push([row, text]);
	}
	return {
		decimals,
		values: new Map(
			texts.map(([row, text]) => {
				const [whole, part = ''] = text.split('.') as [string, string?];
				return [row, BigInt(`${whole}${part.padEnd(decimals, '0')}`)];
			})
		),
		unreadable
	};
}

/** @returns `undefined` for a blank, `null` for what is no number */
function toNumber(cell: SourceValue): number | null | undefined {
	const reading = readNumber(
		typeof cell === 'string' ? cell.normalize('NFKC').trim().replace(AROUND, '').trim() : cell,
		{ isShare: true }
	);
	if ('blank' in reading) return undefined;
	return 'value' in reading ? reading.value : null;
}

function toPlainText(value: number): string {
	if (Number.isSafeInteger(value)) return String(value);
	const rounded = Number(value.toPrecision(15));
	if (Math.abs(rounded) >= 1e15) return BigInt(Math.round(rounded)).toString();
	const text = rounded.toFixed(DECIMALS_MOST);
	return text.replace(/\.?0+$/, '');
}
