import type { SourceValue } from '#lib/core/intake/types.ts';
import { toTextValue } from '../build-layer.ts';

export interface FlatColumn {
	name: string;
	/** Its number in the format's list of types. */
	type: number;
}

/** Of bytes that mean something to a program only. */
export const BINARY = 14;

/**
 * What a feature says of its columns: the number of the column, then its value, one after another.
 *
 * @throws RangeError if it is damaged
 */
export function* readProperties(
	bytes: Uint8Array,
	columns: readonly FlatColumn[]
): Generator<[column: string, value: SourceValue]> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let at = 0; at < bytes.length;) {
		const column = columns[view.getUint16(at, true)];
		if (!column) throw new RangeError('A value is of no column.');
		at += 2;
		const [value, length] = readValue(view, at, column.type);
		at += length;
		if (column.type !== BINARY) yield [column.name, value];
	}
}

function readValue(view: DataView, at: number, type: number): [value: SourceValue, bytes: number] {
	switch (type) {
		case 0:
			return [view.getInt8(at), 1];
		case 1:
			return [view.getUint8(at), 1];
		case 2:
			return [view.getUint8(at) !== 0, 1];
		case 3:
			return [view.getInt16(at, true), 2];
		case 4:
			return [view.getUint16(at, true), 2];
		case 5:
			return [view.getInt32(at, true), 4];
		case 6:
			return [view.getUint32(at, true), 4];
		case 7:
			return [toWhole(view.getBigInt64(at, true)), 8];
		case 8:
			return [toWhole(view.getBigUint64(at, true)), 8];
		case 9:
			// 0.1 is 0.1 and not what a single stands for.
			return [toFinite(Number(view.getFloat32(at, true).toPrecision(7))), 4];
		case 10:
			return [toFinite(view.getFloat64(at, true)), 8];
		default: {
			if (type > BINARY) throw new RangeError('A column is of no known type.');
			const length = view.getUint32(at, true);
			if (at + 4 + length > view.byteLength) throw new RangeError('A text ends outside.');
			const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 4, length);
			return [type === BINARY ? null : toTextValue(new TextDecoder().decode(bytes)), 4 + length];
		}
	}
}

const toFinite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Whole numbers that a number cannot hold exactly are texts. */
const toWhole = (value: bigint): number | string =>
	Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
