import { nestRings } from './nest-rings.ts';
import { UNITS_PER_DEGREE, type Outline } from './outline.ts';

const HEAD = new TextEncoder().encode('{"type":"MultiPolygon","coordinates":[');
/** A place takes at most two of "-180.12345678901" and "[,],". */
const PLACE_BYTES = 40;
const RING_BYTES = 8;

const COMMA = 0x2c;
const DOT = 0x2e;
const ZERO = 0x30;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const END = 0x7d;

/** The digits of 0000 … 9999, each four as one number whose lowest byte is the first digit. */
const FOUR_DIGITS = new Uint32Array(10_000);
for (let n = 0; n < 10_000; n++)
	for (let rest = n, shift = 24; shift >= 0; shift -= 8, rest = Math.floor(rest / 10))
		FOUR_DIGITS[n]! += (ZERO + (rest % 10)) * 2 ** shift;

const decoder = new TextDecoder();
let bytes = new Uint8Array(1 << 16);
let view = new DataView(bytes.buffer);

/**
 * An outline as the text of a GeoJSON MultiPolygon, as `JSON.stringify` writes it: coordinates are whole numbers of
 * units, so their digits are known without looking for the shortest decimal that means them.
 */
export function writeMultiPolygon(outline: Outline): string {
	const needed =
		HEAD.length +
		PLACE_BYTES * (outline.length / 2 + outline.ringCount) +
		RING_BYTES * (outline.ringCount + 1);
	if (bytes.length < needed) {
		bytes = new Uint8Array(2 * needed);
		view = new DataView(bytes.buffer);
	}
	const { units, ringStart } = outline;
	bytes.set(HEAD);
	let at = HEAD.length;
	for (const [p, rings] of nestRings(outline).entries()) {
		if (p > 0) bytes[at++] = COMMA;
		bytes[at++] = OPEN;
		for (const [r, ring] of rings.entries()) {
			if (r > 0) bytes[at++] = COMMA;
			bytes[at++] = OPEN;
			at = writePlaces(units, ringStart[ring]!, ringStart[ring + 1]!, at);
			at = writePlaces(units, ringStart[ring]!, ringStart[ring]! + 2, at);
			// After the last comma.
			bytes[at - 1] = CLOSE;
		}
		bytes[at++] = CLOSE;
	}
	bytes[at++] = CLOSE;
	bytes[at++] = END;
	return decoder.decode(bytes.subarray(0, at));
}

/** Whole degrees as they were written last: along an outline they hardly change. */
interface WholeDegrees {
	/** Their size; NaN before the first. */
	units: number;
	isNegative: boolean;
	/** Their text, the first character in the lowest byte. */
	text: number;
	bytes: number;
}

const wholeLng: WholeDegrees = { units: Number.NaN, isNegative: false, text: 0, bytes: 0 };
const wholeLat: WholeDegrees = { ...wholeLng };

/** Writes places, each with a comma after it; returns where the text goes on. */
function writePlaces(units: Float64Array, start: number, end: number, begin: number): number {
	let at = begin;
	for (let i = start; i < end; i += 2) {
		bytes[at++] = OPEN;
		at = writeDegrees(units[i]!, wholeLng, at);
		bytes[at++] = COMMA;
		at = writeDegrees(units[i + 1]!, wholeLat, at);
		bytes[at++] = CLOSE;
		bytes[at++] = COMMA;
	}
	return at;
}

/** Writes the degrees of a number of units without zeros at their end; returns where the text goes on. */
function writeDegrees(units: number, whole: WholeDegrees, start: number): number {
	const isNegative = units < 0;
	const size = isNegative ? -units : units;
	let rest = size - whole.units;
	if (!(rest >= 0 && rest < UNITS_PER_DEGREE) || isNegative !== whole.isNegative) {
		setWhole(whole, Math.floor(size / UNITS_PER_DEGREE), isNegative);
		rest = size - whole.units;
	}
	view.setUint32(start, whole.text, true);
	let at = start + whole.bytes;
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
	view.setUint32(at + 1, FOUR_DIGITS[high]!, true);
	view.setUint32(at + 5, FOUR_DIGITS[middle]!, true);
	view.setUint32(at + 9, FOUR_DIGITS[10 * (low - 1000 * middle)]!, true);
	at += 12;
	while (bytes[at - 1] === ZERO) at--;
	return at;
}

function setWhole(whole: WholeDegrees, degrees: number, isNegative: boolean): void {
	const text = `${isNegative ? '-' : ''}${degrees}`;
	whole.units = degrees * UNITS_PER_DEGREE;
	whole.isNegative = isNegative;
	whole.bytes = text.length;
	whole.text = 0;
	for (let k = 0; k < text.length; k++) whole.text |= text.charCodeAt(k) << (8 * k);
}
