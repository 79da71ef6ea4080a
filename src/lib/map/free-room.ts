import type { Padding } from '#lib/carto/fit-home.ts';

const MARGIN_PX = 24;
/** Of the map's width and height, what panels and margins take at most. */
const MOST_SHARE = 0.7;

/** The panels' edges and a margin, never more than the map has. */
export function roomAround(padding: Padding, size: { width: number; height: number }): Padding {
	const fit = (a: number, b: number, whole: number) =>
		Math.min(1, (whole * MOST_SHARE) / Math.max(1, a + b + 2 * MARGIN_PX));
	const x = fit(padding.left, padding.right, size.width);
	const y = fit(padding.top, padding.bottom, size.height);
	return {
		left: (padding.left + MARGIN_PX) * x,
		right: (padding.right + MARGIN_PX) * x,
		top: (padding.top + MARGIN_PX) * y,
		bottom: (padding.bottom + MARGIN_PX) * y
	};
}
