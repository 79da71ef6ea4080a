import { zlibSync } from 'fflate';

/** A square PNG of black and white, one bit a pixel. @see ISO/IEC 15948 */
export function writeBitPng(size: number, isDark: (x: number, y: number) => boolean): Uint8Array {
	const stride = Math.ceil(size / 8) + 1;
	const rows = new Uint8Array(stride * size);
	for (let y = 0; y < size; y++)
		for (let x = 0; x < size; x++) if (!isDark(x, y)) rows[y * stride + 1 + (x >> 3)]! |= 0x80 >> (x & 7);
	return pack(size, { bits: 1, colour: GREY, rows });
}

/** A PNG of one clear pixel. */
export function drawClearPng(): Uint8Array {
	return pack(1, { bits: 8, colour: RGBA, rows: new Uint8Array(5) });
}

/** Kinds of colour, as the header numbers them. */
const GREY = 0;
const RGBA = 6;

function pack(
	size: number,
	{ bits, colour, rows }: { bits: number; colour: number; rows: Uint8Array }
): Uint8Array {
	const header = new Uint8Array(13);
	new DataView(header.buffer).setUint32(0, size);
	new DataView(header.buffer).setUint32(4, size);
	// Then deflate, filters as usual, not interlaced: all 0.
	header.set([bits, colour], 8);
	return concat([
		Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
		chunk('IHDR', header),
		chunk('IDAT', zlibSync(rows, { level: 9 })),
		chunk('IEND', new Uint8Array())
	]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	const typed = concat([new TextEncoder().encode(type), data]);
	const ends = new DataView(new ArrayBuffer(8));
	ends.setUint32(0, data.length);
	ends.setUint32(4, crc32(typed));
	return concat([new Uint8Array(ends.buffer, 0, 4), typed, new Uint8Array(ends.buffer, 4, 4)]);
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
}
