import type { Slide } from '#lib/core/briefings/types.ts';
import type { Padding } from '#lib/carto/fit-home.ts';

/** Slides are designed in this many units across; a unit is `--u` in the style sheets. */
const UNITS_ACROSS = 1920;
/** The map of a wide slide in its own pixels: few, so that its labels are read across a room when it is enlarged. */
const MAP_PX = { width: 1280, height: 720 };
/** On a phone the sizes of texts are of a slide this many units across. */
const NARROW_UNITS_ACROSS = 820;
/** Of the height of a phone, the map's. */
const NARROW_MAP_SHARE = 0.44;
const NARROW_PX = 760;

/** Where things are on the screen, pixels. */
export interface StageLayout {
	/** Map above, text below, all of the window; else 16 : 9 in its middle. */
	isNarrow: boolean;
	widthPx: number;
	heightPx: number;
	/** Pixels to a unit. */
	unitPx: number;
	map: { size: { width: number; height: number }; scale: number; padding: Padding };
}

/** @param win inner size of the window, pixels */
export function layOutStage(
	{ width, height }: { width: number; height: number },
	kind: Slide['kind']
): StageLayout {
	if (width <= NARROW_PX && height > width * 0.8)
		return {
			isNarrow: true,
			widthPx: width,
			heightPx: height,
			unitPx: width / NARROW_UNITS_ACROSS,
			map: {
				size: { width, height: Math.round(height * NARROW_MAP_SHARE) },
				scale: 1,
				padding: { left: 12, right: 12, top: 12, bottom: 12 }
			}
		};
	const widthPx = Math.min(width, (height * 16) / 9);
	const scale = widthPx / MAP_PX.width;
	return {
		isNarrow: false,
		widthPx,
		heightPx: (widthPx * 9) / 16,
		unitPx: widthPx / UNITS_ACROSS,
		map: { size: MAP_PX, scale, padding: PADDINGS[kind] }
	};
}

/** What texts cover of the map, in its own pixels. */
const PADDINGS: Record<Slide['kind'], Padding> = {
	cover: { left: 560, right: 24, top: 24, bottom: 56 },
	map: { left: 500, right: 24, top: 24, bottom: 56 },
	closing: { left: 640, right: 24, top: 24, bottom: 56 }
};
