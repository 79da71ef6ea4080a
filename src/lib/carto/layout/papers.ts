export const PAPER_KEYS = ['A4', 'A3', 'A0', '16:9'] as const;
export type PaperKey = (typeof PAPER_KEYS)[number];
export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** A sheet and its drawing scale: a wall map is read from farther away. */
export interface Paper {
	longMm: number;
	shortMm: number;
	/** From the sheet's edge to the frame (外图廓). */
	marginMm: number;
	/** Width of the column beside the map, on a sheet that lies. */
	columnMm: number;
	/** Height of body text. */
	textMm: number;
	/** Millimetres that a CSS pixel of the map's style becomes; 0.265 is a screen's own. */
	pixelMm: number;
	/** Whether it may stand upright. */
	canStand: boolean;
}

/** Sheets of GB/T 148 (ISO 216), and the slide of presentation programs: 13.333 × 7.5 inches. */
export const PAPERS: Readonly<Record<PaperKey, Paper>> = {
	A4: {
		longMm: 297,
		shortMm: 210,
		marginMm: 8,
		columnMm: 57,
		textMm: 2.5,
		pixelMm: 0.21,
		canStand: true
	},
	A3: {
		longMm: 420,
		shortMm: 297,
		marginMm: 10,
		columnMm: 76,
		textMm: 3.1,
		pixelMm: 0.245,
		canStand: true
	},
	A0: {
		longMm: 1189,
		shortMm: 841,
		marginMm: 22,
		columnMm: 196,
		textMm: 8,
		pixelMm: 0.46,
		canStand: true
	},
	'16:9': {
		longMm: 338.667,
		shortMm: 190.5,
		marginMm: 7,
		columnMm: 80,
		textMm: 2.9,
		pixelMm: 0.3,
		canStand: false
	}
};

/** Scales on offer (1 : n); any other whole number within the range is as true. */
export const SCALES = [2000, 5000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000] as const;
export const SCALE_RANGE = { min: 500, max: 500_000 } as const;

/** A sheet's width and height, millimetres. */
export function sheetSize(paper: PaperKey, orientation: Orientation): { widthMm: number; heightMm: number } {
	const { longMm, shortMm } = PAPERS[paper];
	return orientation === 'landscape'
		? { widthMm: longMm, heightMm: shortMm }
		: { widthMm: shortMm, heightMm: longMm };
}
