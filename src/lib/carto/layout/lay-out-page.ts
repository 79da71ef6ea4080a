import { PAPERS, sheetSize, type Orientation, type PaperKey } from './papers.ts';

/** A rectangle on the sheet, millimetres from its top left. */
export interface RectMm {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Where everything lies on a sheet. */
export interface PageLayout {
	widthMm: number;
	heightMm: number;
	orientation: Orientation;
	/** The frame around all (外图廓). */
	frame: RectMm;
	/** The map; true scale holds inside. */
	map: RectMm;
	/** The title, on a sheet that stands; beside the map it is part of the column. */
	head: RectMm | null;
	/** Legend, scale and sources: a column beside the map, or a foot below it. */
	notes: RectMm;
	/** Height of body text. */
	textMm: number;
	/** Millimetres of a CSS pixel of the map's style. */
	pixelMm: number;
}

/** Height of the foot below the map and of the head above it, in heights of body text. */
const FOOT_TEXTS = 22;
const HEAD_TEXTS = 6.4;

/** A map with a column beside it on a sheet that lies, between head and foot on one that stands. */
export function layOutPage(paper: PaperKey, orientation: Orientation): PageLayout {
	const { marginMm, columnMm, textMm, pixelMm } = PAPERS[paper];
	const { widthMm, heightMm } = sheetSize(paper, orientation);
	const frame = {
		x: marginMm,
		y: marginMm,
		width: widthMm - 2 * marginMm,
		height: heightMm - 2 * marginMm
	};
	const rest = { widthMm, heightMm, orientation, frame, textMm, pixelMm };
	if (orientation === 'landscape') {
		const mapWidth = frame.width - columnMm;
		return {
			...rest,
			map: { ...frame, width: mapWidth },
			head: null,
			notes: { ...frame, x: frame.x + mapWidth, width: columnMm }
		};
	}
	const headHeight = HEAD_TEXTS * textMm;
	const footHeight = FOOT_TEXTS * textMm;
	return {
		...rest,
		head: { ...frame, height: headHeight },
		map: { ...frame, y: frame.y + headHeight, height: frame.height - headHeight - footHeight },
		notes: { ...frame, y: frame.y + frame.height - footHeight, height: footHeight }
	};
}
