import type { FontSubset, Glyph } from '#lib/server/fonts/types.ts';

/** A letter that is a square on the baseline, half an em wide. */
export const squareGlyph = (char: string): Glyph => ({
	codePoint: char.codePointAt(0)!,
	advance: 600,
	contours: [
		[
			{ x: 50, y: 0, isOn: true },
			{ x: 50, y: 500, isOn: true },
			{ x: 550, y: 500, isOn: true },
			{ x: 550, y: 0, isOn: true }
		]
	]
});

/** A font of square letters. */
export const drawnFont = (chars: string): FontSubset => ({
	familyName: 'Square Sans',
	postscriptName: 'SquareSans-Regular',
	weight: 400,
	unitsPerEm: 1000,
	ascent: 880,
	descent: -120,
	lineGap: 10,
	embedding: 0,
	glyphs: [...chars].toSorted().map(squareGlyph)
});
