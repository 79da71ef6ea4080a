import { readWkb, type WkbRead } from './read-wkb.ts';

const HEADER_LENGTH = 8;
/** Bytes of the envelope by its kind: none, xy, xyz, xym, xyzm. */
const ENVELOPE_LENGTHS = [0, 32, 48, 48, 64];
const EMPTY = 0x10;
const EXTENDED = 0x20;

/**
 * A shape as GeoPackage stores it: a header with an envelope, then well-known binary.
 *
 * @see OGC 12-128r18, 2.1.3
 */
export function readGpb(bytes: Uint8Array): WkbRead {
	if (bytes.length < HEADER_LENGTH || bytes[0] !== 0x47 || bytes[1] !== 0x50)
		return { leftOut: 'broken-shape' };
	const flags = bytes[3]!;
	if ((flags & EXTENDED) !== 0) return { leftOut: 'unknown-shape' };
	const envelope = ENVELOPE_LENGTHS[(flags >> 1) & 7];
	if (envelope === undefined) return { leftOut: 'broken-shape' };
	if ((flags & EMPTY) !== 0) return { geometry: null, curves: 0 };
	return readWkb(bytes.subarray(HEADER_LENGTH + envelope));
}
