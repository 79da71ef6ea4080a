/** English metric units, in which office drawings measure: 12,700 a point, 36,000 a millimetre. */
export const EMU_PER_PT = 12_700;

/** A place on a slide, in EMU from its upper left corner. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A place given in points. */
export function boxPt(x: number, y: number, width: number, height: number): Box {
	return {
		x: Math.round(x * EMU_PER_PT),
		y: Math.round(y * EMU_PER_PT),
		width: Math.round(width * EMU_PER_PT),
		height: Math.round(height * EMU_PER_PT)
	};
}

/** The largest place of a given aspect (width ÷ height) inside a box, in its middle. */
export function fitInside(box: Box, aspect: number): Box {
	const width = Math.round(Math.min(box.width, box.height * aspect));
	const height = Math.round(Math.min(box.height, box.width / aspect));
	const x = Math.round(box.x + (box.width - width) / 2);
	const y = Math.round(box.y + (box.height - height) / 2);
	return { x, y, width, height };
}

/** The smallest place that holds some, one at least. */
export function uniteBoxes(boxes: readonly Box[]): Box {
	const x = Math.min(...boxes.map((box) => box.x));
	const y = Math.min(...boxes.map((box) => box.y));
	const right = Math.max(...boxes.map((box) => box.x + box.width));
	const bottom = Math.max(...boxes.map((box) => box.y + box.height));
	return { x, y, width: right - x, height: bottom - y };
}

/** `a:off` and `a:ext` of a place. */
export function writeExtent({ x, y, width, height }: Box): string {
	return `<a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/>`;
}

/** Size of a place in points. */
export function pointsOf({ width, height }: Box): { widthPt: number; heightPt: number } {
	return { widthPt: width / EMU_PER_PT, heightPt: height / EMU_PER_PT };
}
