import { create, type Font } from 'fontkit';
import { expect, it } from 'vitest';
import { writeTrueType } from '#lib/server/fonts/write-truetype.ts';
import { drawnFont } from './drawn-font.ts';

const read = (bytes: Uint8Array) => create(Buffer.from(bytes)) as Font;

it('writes letters, metrics and names that a reader of fonts reads back', () => {
	const font = read(writeTrueType(drawnFont('街A𠮷')));
	expect(font.postscriptName).toBe('SquareSans-Regular');
	expect(font.familyName).toBe('Square Sans');
	expect([font.unitsPerEm, font.ascent, font.descent, font.lineGap]).toEqual([1000, 880, -120, 10]);
	expect(font.numGlyphs).toBe(4);
	for (const char of '街A𠮷') {
		const glyph = font.glyphForCodePoint(char.codePointAt(0)!);
		expect(glyph.id, char).toBeGreaterThan(0);
		expect(glyph.advanceWidth).toBe(600);
		expect(glyph.path.bbox).toMatchObject({ minX: 50, minY: 0, maxX: 550, maxY: 500 });
	}
	expect(font.hasGlyphForCodePoint('B'.codePointAt(0)!)).toBe(false);
});

it('keeps curves, long steps and letters without an outline', () => {
	const contour = [
		{ x: -700, y: -300, isOn: true },
		{ x: 0, y: 1900, isOn: false },
		{ x: 900, y: -300, isOn: true }
	];
	const glyphs = [
		{ codePoint: 32, advance: 250, contours: [] },
		{ codePoint: 65, advance: 900, contours: [contour] }
	];
	const font = read(writeTrueType({ ...drawnFont(''), glyphs }));
	expect(font.glyphForCodePoint(32).path.commands).toEqual([]);
	const drawn = font.glyphForCodePoint(65).path.commands.map(({ command, args }) => [command, ...args]);
	expect(drawn.slice(0, 2)).toEqual([
		['moveTo', -700, -300],
		['quadraticCurveTo', 0, 1900, 900, -300]
	]);
});

it('sums its words to what the format asks for', () => {
	const bytes = writeTrueType(drawnFont('街道'));
	const view = new DataView(bytes.buffer);
	let sum = 0;
	for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
	expect(sum).toBe(0xb1b0_afba);
});

it('says that it is bold', () => {
	const font = read(writeTrueType({ ...drawnFont('街'), weight: 700 }));
	expect(font.subfamilyName).toBe('Bold');
});
