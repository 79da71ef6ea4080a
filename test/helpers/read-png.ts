import { inflateSync } from 'node:zlib';

/** A picture of pixels. */
export interface Pixels {
	widthPx: number;
	heightPx: number;
	/** Red, green, blue of each pixel, row by row; alpha is ignored. */
	rgb: Uint8Array;
}

/**
 * Reads a PNG of eight bits a channel, in colour, not interlaced: what browsers and renderers of SVG write.
 *
 * @throws Error for any other
 * @see ISO/IEC 15948
 */
export function readPng(bytes: Uint8Array): Pixels {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const [widthPx, heightPx] = [view.getUint32(16), view.getUint32(20)];
	const channels = ({ 2: 3, 6: 4 } as Record<number, number>)[bytes[25]!];
	if (bytes[24] !== 8 || !channels || bytes[28] !== 0) throw new Error('This PNG is of another kind.');
	const parts: Uint8Array[] = [];
	for (let at = 8; at < bytes.length;) {
		const length = view.getUint32(at);
		const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
		at += length + 12;
	}
	const data = inflateSync(Buffer.concat(parts));
	const stride = widthPx * channels;
	const rows = new Uint8Array(stride * heightPx);
	const rgb = new Uint8Array(widthPx * heightPx * 3);
	for (let y = 0; y < heightPx; y++) {
		const filter = data[y * (stride + 1)]!;
		for (let i = 0; i < stride; i++) {
			const left = i < channels ? 0 : rows[y * stride + i - channels]!;
			const up = y === 0 ? 0 : rows[(y - 1) * stride + i]!;
			const corner = i < channels || y === 0 ? 0 : rows[(y - 1) * stride + i - channels]!;
			const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
			rows[y * stride + i] = data[y * (stride + 1) + 1 + i]! + guess;
		}
		for (let x = 0; x < widthPx; x++)
			for (let c = 0; c < 3; c++) rgb[3 * (y * widthPx + x) + c] = rows[y * stride + x * channels + c]!;
	}
	return { widthPx, heightPx, rgb };
}

function paeth(a: number, b: number, c: number): number {
	const p = a + b - c;
	const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
	return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
