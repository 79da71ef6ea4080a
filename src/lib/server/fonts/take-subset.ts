import { readFile } from 'node:fs/promises';
import { create, type Font, type FontCollection } from 'fontkit';
import type { FontFile } from './list-font-files.ts';
import { toQuadratics } from './to-quadratics.ts';
import type { FontSubset, Glyph, OutlinePoint } from './types.ts';

/** Coordinates of TrueType are whole: so many times finer, they lose nothing that is seen. */
const FINER = 2;
/** How far an outline may leave the font's own, in its units: a 2000th of the type's size. */
const TOLERANCE = 0.5;

/** What was read of a face: opening one takes a quarter of a second, and the next document has mostly the same letters. */
interface KeptFace {
	about: Omit<FontSubset, 'glyphs'>;
	/** By code point; `null`: the font does not have it. */
	glyphs: Map<number, Glyph | null>;
}

const keptFaces = new Map<string, KeptFace>();

/**
 * Some letters of an installed font with outlines as TrueType has them; those that it does not have are left out.
 *
 * @param weight of a variable font the instance that is taken
 * @param codePoints in any order
 * @throws what reading the file throws
 */
export async function takeSubset(
	file: FontFile,
	weight: number,
	codePoints: Iterable<number>
): Promise<FontSubset> {
	const wanted = [...new Set(codePoints)].toSorted((a, b) => a - b);
	const key = JSON.stringify([file.path, file.postscriptName, weight]);
	let face = keptFaces.get(key);
	const missing = wanted.filter((codePoint) => face?.glyphs.has(codePoint) !== true);
	if (!face || missing.length > 0) {
		const font = openFace(create(await readFile(file.path)), file, weight);
		face ??= { about: describeFace(font, file, weight), glyphs: new Map() };
		keptFaces.set(key, face);
		for (const codePoint of missing) face.glyphs.set(codePoint, drawGlyph(font, codePoint));
	}
	const { about, glyphs } = face;
	return {
		...about,
		glyphs: wanted.map((codePoint) => glyphs.get(codePoint)!).filter((glyph) => glyph !== null)
	};
}

const scale = (value: number) => Math.round(value * FINER);

function describeFace(font: Font, file: FontFile, weight: number): KeptFace['about'] {
	return {
		familyName: file.families[0]!,
		postscriptName: file.isVariable ? nameInstance(file, weight) : font.postscriptName,
		weight,
		unitsPerEm: font.unitsPerEm * FINER,
		ascent: scale(font.ascent),
		descent: scale(font.descent),
		lineGap: scale(font.lineGap),
		embedding: readEmbedding(font)
	};
}

function drawGlyph(font: Font, codePoint: number): Glyph | null {
	if (!font.hasGlyphForCodePoint(codePoint)) return null;
	const glyph = font.glyphForCodePoint(codePoint);
	const contours = drawContours(glyph.path.commands as PathCommand[]).map((contour) =>
		contour.map(({ x, y, isOn }) => ({ x: scale(x), y: scale(y), isOn }))
	);
	return { codePoint, advance: scale(glyph.advanceWidth), contours };
}

function openFace(opened: Font | FontCollection, file: FontFile, weight: number): Font {
	const isCollection = (it: Font | FontCollection): it is FontCollection => 'fonts' in it;
	const font = isCollection(opened) ? (opened.getFont(file.postscriptName) ?? opened.fonts[0]!) : opened;
	return file.isVariable && 'wght' in font.variationAxes ? font.getVariation({ wght: weight }) : font;
}

const nameInstance = ({ families }: FontFile, weight: number) =>
	`${families[0]!.replaceAll(/[^A-Za-z0-9]/g, '')}-${weight >= 600 ? 'Bold' : 'Regular'}`;

/** fsType as its bits. */
function readEmbedding(font: Font): number {
	const { fsType } = (font as unknown as { 'OS/2': { fsType: Record<string, boolean> } })['OS/2'];
	const { noEmbedding, viewOnly, editable } = fsType;
	return noEmbedding ? 2 : viewOnly ? 4 : editable ? 8 : 0;
}

interface PathCommand {
	command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
	args: readonly number[];
}

/** Closed lines of points; what is drawn the other way round in cubic fonts is turned. */
function drawContours(commands: readonly PathCommand[]): OutlinePoint[][] {
	const contours: OutlinePoint[][] = [];
	let hasCubics = false;
	for (const { command, args } of commands) {
		const on = (i: number): OutlinePoint => ({ x: args[i]!, y: args[i + 1]!, isOn: true });
		const contour = contours.at(-1) ?? [];
		switch (command) {
			case 'moveTo':
				contours.push([on(0)]);
				break;
			case 'lineTo':
				contour.push(on(0));
				break;
			case 'quadraticCurveTo':
				contour.push({ ...on(0), isOn: false }, on(2));
				break;
			case 'bezierCurveTo': {
				hasCubics = true;
				const { x, y } = contour.at(-1)!;
				const points = [0, 2, 4].map((i) => [args[i]!, args[i + 1]!] as const);
				for (const [control, to] of toQuadratics([x, y], [points[0]!, points[1]!, points[2]!], TOLERANCE))
					contour.push({ x: control[0], y: control[1], isOn: false }, { x: to[0], y: to[1], isOn: true });
				break;
			}
			case 'closePath':
				break;
		}
	}
	const closed = contours.map(dropRepeatedEnd).filter((contour) => contour.length > 2);
	return hasCubics ? closed.map((contour) => contour.toReversed()) : closed;
}

/** A contour closes by itself. */
function dropRepeatedEnd(contour: OutlinePoint[]): OutlinePoint[] {
	const [first, last] = [contour[0]!, contour.at(-1)!];
	return contour.length > 1 && last.isOn && first.x === last.x && first.y === last.y
		? contour.slice(0, -1)
		: contour;
}
