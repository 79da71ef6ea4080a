import type { Padding } from '#lib/carto/fit-home.ts';

/**
 * How the workbench lays itself out.
 * - `wide`: panels at both edges, all open at once.
 * - `side`: one panel at a time at the right, behind tabs; tablets, small laptops, a page zoomed to 200 %.
 * - `sheet`: one panel at a time as a sheet below the map, behind tabs; phones held upright.
 */
export type ScreenShape = 'wide' | 'side' | 'sheet';

export interface WindowSize {
	/** CSS pixels. */
	width: number;
	height: number;
}

/** Below one of these, panels at both edges would leave too little map between them. */
const WIDE_PX: WindowSize = { width: 1101, height: 560 };
/** Up to this wide, a window that is higher than wide has its panels below; up to the other, any window. */
const UPRIGHT_PX = 760;
const NARROW_PX = 560;
/** From this wide on, the side panel is open from the start. */
const ROOMY_PX = 900;

export function screenShape({ width, height }: WindowSize): ScreenShape {
	if (width <= NARROW_PX || (width <= UPRIGHT_PX && height >= width)) return 'sheet';
	return width < WIDE_PX.width || height < WIDE_PX.height ? 'side' : 'wide';
}

/** Which tab is open before anybody has chosen one. */
export function firstTab(size: WindowSize): 'figures' | null {
	return screenShape(size) === 'side' && size.width >= ROOMY_PX ? 'figures' : null;
}

/** Whether a panel stays in sight beside an open table. */
export function hasRoomForBoth(size: WindowSize): boolean {
	return screenShape(size) !== 'sheet' && size.height >= WIDE_PX.height;
}

/** Width of the side panel, pixels; the style sheet of the workbench says the same as `--right`. */
const sidePanelPx = (width: number) => Math.min(320, 0.42 * width);

/** Of the strip of tools above the map, with its margin. */
const TOOLS_PX = 68;

/**
 * What the panels cover of the map: its edges, pixels.
 *
 * @param isPanelOpen whether a tab shows its panel; a wide window shows them anyway
 */
export function panelRoom(
	size: WindowSize,
	{ isPanelOpen, isTableOpen }: { isPanelOpen: boolean; isTableOpen: boolean }
): Padding {
	const { width, height } = size;
	switch (screenShape(size)) {
		case 'sheet':
			if (isTableOpen) return { left: 8, right: 8, top: 68, bottom: height * 0.58 + 60 };
			return { left: 8, right: 8, top: 68, bottom: isPanelOpen ? height * 0.46 + 60 : 110 };
		case 'side':
			return {
				left: 12,
				right: isPanelOpen && (!isTableOpen || hasRoomForBoth(size)) ? sidePanelPx(width) + 24 : 12,
				top: 110,
				bottom: isTableOpen ? height * 0.4 + 20 : 24
			};
		case 'wide': {
			const [left, right] = width <= 1240 ? [280, 332] : [312, 372];
			return { left, right, top: TOOLS_PX, bottom: isTableOpen ? Math.min(height * 0.46, 480) + 120 : 110 };
		}
	}
}
