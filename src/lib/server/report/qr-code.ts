import { encode } from 'uqr';
import { writeBitPng } from './write-png.ts';

/** A QR code as rows of modules; `true` is dark. Four light modules around it are the quiet zone that readers need. */
export function encodeQr(text: string): boolean[][] {
	return encode(text, { ecc: 'M', border: 4 }).data;
}

/** A QR code as an SVG of `sizeMm`, one path. */
export function drawQrSvg(text: string, sizeMm: number): string {
	const rows = encodeQr(text);
	const path = rows.flatMap((row, y) =>
		row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).filter((part) => part !== '')
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${sizeMm}mm" height="${sizeMm}mm" viewBox="0 0 ${rows.length} ${rows.length}"><rect width="100%" height="100%" fill="#fff"/><path d="${path.join('')}" fill="#000" shape-rendering="crispEdges"/></svg>`;
}

/** A QR code as a PNG, `scale` pixels a module. */
export function drawQrPng(text: string, scale = 8): Uint8Array {
	const rows = encodeQr(text);
	return writeBitPng(rows.length * scale, (x, y) => rows[Math.floor(y / scale)]![Math.floor(x / scale)]!);
}
