import { ByteWriter } from './byte-writer.ts';
import type { FontSubset, Glyph } from './types.ts';
import { writeGlyph } from './write-glyph.ts';

const VERSION_1 = 0x0001_0000;
const BOLD_FROM = 600;

/**
 * A font of some letters with TrueType outlines: the kind that every program embeds as a font. Glyph 0 is what stands for
 * letters that it does not have, and is empty. The same subset gives the same bytes.
 *
 * @see OpenType 1.9 (ISO/IEC 14496-22)
 */
export function writeTrueType(subset: FontSubset): Uint8Array<ArrayBuffer> {
	const glyphs: Glyph[] = [{ codePoint: 0, advance: subset.unitsPerEm, contours: [] }, ...subset.glyphs];
	const outlines = glyphs.map(({ contours }) => writeGlyph(contours));
	const tables: Record<string, Uint8Array<ArrayBuffer>> = {
		'OS/2': writeOs2(subset),
		cmap: writeCmap(subset.glyphs),
		glyf: joinBytes(outlines),
		head: writeHead(subset, glyphs),
		hhea: writeHhea(subset, glyphs),
		hmtx: writeHmtx(glyphs),
		loca: writeLoca(outlines),
		maxp: writeMaxp(glyphs),
		name: writeName(subset),
		post: new ByteWriter().int32(0x0003_0000, 0, 0, 0, 0, 0, 0, 0).finish()
	};
	return joinTables(tables);
}

function joinTables(tables: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Uint8Array<ArrayBuffer> {
	const entries = Object.entries(tables);
	const power = Math.floor(Math.log2(entries.length));
	const directory = new ByteWriter()
		.int32(VERSION_1)
		.int16(entries.length, 16 * 2 ** power, power, 16 * (entries.length - 2 ** power));
	let at = 12 + 16 * entries.length;
	for (const [tag, table] of entries) {
		directory.latin(tag).int32(checksum(table), at, table.length);
		at += padded(table.length);
	}
	const font = joinBytes([directory.finish(), ...entries.map(([, table]) => table)]);
	const headAt = font.length - entriesFrom(entries, 'head');
	new DataView(font.buffer).setUint32(headAt + 8, 0xb1b0_afba - checksum(font));
	return font;
}

/** Bytes of a table and of all that follow it. */
const entriesFrom = (entries: readonly [string, Uint8Array][], wanted: string) =>
	entries
		.slice(entries.findIndex(([tag]) => tag === wanted))
		.reduce((sum, [, table]) => sum + padded(table.length), 0);

const padded = (length: number) => Math.ceil(length / 4) * 4;

/** Pieces one after the other, each from a multiple of four bytes on. */
function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + padded(length), 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += padded(piece.length);
	}
	return whole;
}

function checksum(bytes: Uint8Array): number {
	let sum = 0;
	for (let i = 0; i < bytes.length; i += 4)
		for (let k = 0; k < 4; k++) sum = (sum + ((bytes[i + k] ?? 0) << (24 - 8 * k))) >>> 0;
	return sum;
}

const pointsOf = (glyphs: readonly Glyph[]) => glyphs.flatMap(({ contours }) => contours.flat());

function writeHead({ unitsPerEm, weight }: FontSubset, glyphs: readonly Glyph[]) {
	const points = pointsOf(glyphs);
	const edge = (pick: (a: number, b: number) => number, of: 'x' | 'y') =>
		points.reduce((most, point) => pick(most, point[of]), 0);
	return new ByteWriter()
		.int32(VERSION_1, VERSION_1, 0, 0x5f0f_3cf5)
		.int16(3, unitsPerEm)
		.int32(0, 0, 0, 0)
		.int16(edge(Math.min, 'x'), edge(Math.min, 'y'), edge(Math.max, 'x'), edge(Math.max, 'y'))
		.int16(weight >= BOLD_FROM ? 1 : 0, 8, 2, 1, 0)
		.finish();
}

function writeHhea({ ascent, descent, lineGap }: FontSubset, glyphs: readonly Glyph[]) {
	const widest = glyphs.reduce((most, { advance }) => Math.max(most, advance), 0);
	const right = pointsOf(glyphs).reduce((most, { x }) => Math.max(most, x), 0);
	return new ByteWriter()
		.int32(VERSION_1)
		.int16(ascent, descent, lineGap, widest, 0, 0, right, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length)
		.finish();
}

function writeHmtx(glyphs: readonly Glyph[]) {
	const written = new ByteWriter();
	for (const { advance, contours } of glyphs) {
		const left = contours.flat().reduce((least, { x }) => Math.min(least, x), Infinity);
		written.int16(advance, Number.isFinite(left) ? left : 0);
	}
	return written.finish();
}

function writeLoca(outlines: readonly Uint8Array[]) {
	const written = new ByteWriter();
	let at = 0;
	for (const { length } of outlines) {
		written.int32(at);
		at += padded(length);
	}
	return written.int32(at).finish();
}

function writeMaxp(glyphs: readonly Glyph[]) {
	const most = (count: (glyph: Glyph) => number) =>
		glyphs.reduce((sum, glyph) => Math.max(sum, count(glyph)), 0);
	return new ByteWriter()
		.int32(VERSION_1)
		.int16(
			glyphs.length,
			most(({ contours }) => contours.flat().length),
			most(({ contours }) => contours.length)
		)
		.int16(0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
		.finish();
}

/** Which letter is which glyph: format 12, one group a letter. */
function writeCmap(glyphs: readonly Glyph[]) {
	const written = new ByteWriter()
		.int16(0, 1, 3, 10)
		.int32(12)
		.int16(12, 0)
		.int32(16 + 12 * glyphs.length, 0, glyphs.length);
	for (const [i, { codePoint }] of glyphs.entries()) written.int32(codePoint, codePoint, i + 1);
	return written.finish();
}

function writeName({ familyName, postscriptName, weight }: FontSubset) {
	const style = weight >= BOLD_FROM ? 'Bold' : 'Regular';
	const names: [id: number, text: string][] = [
		[1, familyName],
		[2, style],
		[4, `${familyName} ${style}`],
		[6, postscriptName]
	];
	const [records, texts] = [new ByteWriter().int16(0, names.length, 6 + 12 * names.length), new ByteWriter()];
	for (const [id, text] of names) {
		// Windows, Unicode, English.
		records.int16(3, 1, 0x409, id, 2 * text.length, texts.length);
		for (let i = 0; i < text.length; i++) texts.int16(text.charCodeAt(i));
	}
	return Uint8Array.from([...records.finish(), ...texts.finish()]);
}

function writeOs2({ weight, unitsPerEm, ascent, descent, lineGap, embedding, glyphs }: FontSubset) {
	const isBold = weight >= BOLD_FROM;
	const [first, last] = [glyphs[0]?.codePoint ?? 0, glyphs.at(-1)?.codePoint ?? 0];
	return new ByteWriter()
		.int16(4, unitsPerEm / 2, weight, 5, embedding)
		.int16(0, 0, 0, 0, 0, 0, 0, 0, unitsPerEm / 20, unitsPerEm / 4, 0)
		.uint8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
		.int32(0, 0, 0, 0)
		.latin('    ')
		.int16(isBold ? 0x20 : 0x40, Math.min(first, 0xffff), Math.min(last, 0xffff))
		.int16(ascent, descent, lineGap, ascent, -descent)
		.int32(0, 0)
		.int16(unitsPerEm / 2, (unitsPerEm * 7) / 10, 0, 32, 0)
		.finish();
}
