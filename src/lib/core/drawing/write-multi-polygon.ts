import { nestRings } from './nest-rings.ts';
import { UNITS_PER_DEGREE, type Outline } from './outline.ts';

const HEAD = new TextEncoder().encode('{"type":"MultiPolygon","coordinates":[');
/** A place takes at most two of "-180.12345678901" and "[,],". */
const PLACE_BYTES = 40;
const RING_BYTES = 8;

const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const END = 0x7d;

/** The digits of 0000 … 9999. */
const FOUR_DIGITS = new Uint8Array(40_000);
for (let n = 0; n < 10_000; n++)
	for (let k = 0, rest = n; k < 4; k++, rest = Math.floor(rest / 10))
		FOUR_DIGITS[4 * n + 3 - k] = ZERO + (rest % 10);

const decoder = new TextDecoder();
let bytes = new Uint8Array(1 << 16);

/**
 * An outline as the text of a GeoJSON MultiPolygon, as `JSON.stringify` writes it: coordinates are whole numbers of
 * units, so their digits are known without looking for the shortest decimal that means them.
 */
export function writeMultiPolygon(outline: Outline): string {
	const needed =
		HEAD.length +
		PLACE_BYTES * (outline.length / 2 + outline.ringCount) +
		RING_BYTES * (outline.ringCount + 1);
	if (bytes.length < needed) bytes = new Uint8Array(2 * needed);
	const { units, ringStart } = outline;
	bytes.set(HEAD);
	let at = HEAD.length;
	const place = (i: number) => {
		bytes[at++] = OPEN;
		at = writeDegrees(units[i]!, at);
		bytes[at++] = COMMA;
		at = writeDegrees(units[i + 1]!, at);
		bytes[at++] = CLOSE;
	};
	for (const [p, rings] of nestRings(outline).entries()) {
		if (p > 0) bytes[at++] = COMMA;
		bytes[at++] = OPEN;
		for (const [r, ring] of rings.entries()) {
			if (r > 0) bytes[at++] = COMMA;
			bytes[at++] = OPEN;
			const [start, end] = [ringStart[ring]!, ringStart[ring + 1]!];
			for (let i = start; i < end; i += 2) {
				place(i);
				bytes[at++] = COMMA;
			}
			place(start);
			bytes[at++] = CLOSE;
		}
		bytes[at++] = CLOSE;
	}
	bytes[at++] = CLOSE;
	bytes[at++] = END;
	return decoder.decode(bytes.subarray(0, at));
}

/** Writes the degrees of a number of units without zeros at their end; returns where the text goes on. */
function writeDegrees(units: number, start: number): number {
	let at = start;
	let rest = units;
	if (rest < 0) {
		bytes[at++] = MINUS;
		rest = -rest;
	}
	const degrees = Math.floor(rest / UNITS_PER_DEGREE);
	rest -= degrees * UNITS_PER_DEGREE;
	if (degrees >= 100) bytes[at++] = FOUR_DIGITS[4 * degrees + 1]!;
	if (degrees >= 10) bytes[at++] = FOUR_DIGITS[4 * degrees + 2]!;
	bytes[at++] = FOUR_DIGITS[4 * degrees + 3]!;
	if (rest === 0) return at;
	bytes[at] = DOT;
	// Eleven digits: four, four and three. A product may be a little too small, a quotient would take longer.
	let high = (rest * 1e-7) | 0;
	let low = rest - high * 1e7;
	if (low >= 1e7) {
		high++;
		low -= 1e7;
	}
	low |= 0;
	const middle = (low / 1000) | 0;
	const last = low - middle * 1000;
	let from = 4 * high;
	bytes[at + 1] = FOUR_DIGITS[from]!;
	bytes[at + 2] = FOUR_DIGITS[from + 1]!;
	bytes[at + 3] = FOUR_DIGITS[from + 2]!;
	bytes[at + 4] = FOUR_DIGITS[from + 3]!;
	from = 4 * middle;
	bytes[at + 5] = FOUR_DIGITS[from]!;
	bytes[at + 6] = FOUR_DIGITS[from + 1]!;
	bytes[at + 7] = FOUR_DIGITS[from + 2]!;
	bytes[at + 8] = FOUR_DIGITS[from + 3]!;
	from = 4 * last;
	bytes[at + 9] = FOUR_DIGITS[from + 1]!;
	bytes[at + 10] = FOUR_DIGITS[from + 2]!;
	bytes[at + 11] = FOUR_DIGITS[from + 3]!;
	at += 12;
	while (bytes[at - 1] === ZERO) at--;
	return at;
}
