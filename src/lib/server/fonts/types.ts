/** A point of an outline in TrueType's way: between two that are off the curve, their middle is on it. */
export interface OutlinePoint {
	x: number;
	y: number;
	isOn: boolean;
}

/** A letter as a font draws it, in the font's units, y up. */
export interface Glyph {
	codePoint: number;
	advance: number;
	/** Closed by themselves; the end is not the start again. */
	contours: readonly (readonly OutlinePoint[])[];
}

/** Some letters of one face. */
export interface FontSubset {
	familyName: string;
	postscriptName: string;
	/** 100 … 1000. */
	weight: number;
	unitsPerEm: number;
	/** Above the baseline, and below it as a negative number. */
	ascent: number;
	descent: number;
	lineGap: number;
	/** What the maker allows as to embedding. @see OS/2 fsType */
	embedding: number;
	/** By code point, each once. */
	glyphs: readonly Glyph[];
}
