import { crc32, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { drawQrPng, drawQrSvg, encodeQr } from '#lib/server/report/qr-code.ts';

const URL_TEXT = 'https://map.example.cn/baoding?select=district%3Aeast&lang=en';

it('draws the code as a PNG that says what the code says', () => {
	const rows = encodeQr(URL_TEXT);
	const png = Buffer.from(drawQrPng(URL_TEXT, 3));
	expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
	const data: Buffer[] = [];
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)));
		if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
		at += 12 + length;
	}
	const size = png.readUInt32BE(16);
	expect(size).toBe(3 * rows.length);
	const pixels = inflateSync(Buffer.concat(data));
	const stride = 1 + Math.ceil(size / 8);
	const isDark = (x: number, y: number) => ((pixels[y * stride + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0;
	for (const [y, row] of rows.entries())
		for (const [x, dark] of row.entries()) expect(isDark(3 * x + 1, 3 * y + 1)).toBe(dark);
});

it('draws it as one path with room around', () => {
	const rows = encodeQr(URL_TEXT);
	expect(rows.slice(0, 4).flat().some(Boolean)).toBe(false);
	const svg = drawQrSvg(URL_TEXT, 15);
	expect(svg.match(/h1v1h-1z/g)).toHaveLength(rows.flat().filter(Boolean).length);
	expect(svg).toContain('width="15mm"');
});
