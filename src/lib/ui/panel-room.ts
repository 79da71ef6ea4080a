import type { Padding } from '#lib/carto/fit-home.ts';

/** A window this narrow has one sheet below the map instead of panels beside it. */
export const NARROW_PX = 760;

/**
 * What the panels cover of the map: its edges, pixels.
 *
 * @param hasSelection on a narrow window, a sheet lies over the lower part once something is selected or a desk is open
 */
export function panelRoom(
	{ width, height }: { width: number; height: number },
	{ hasSelection, isTableOpen }: { hasSelection: boolean; isTableOpen: boolean }
): Padding {
	if (width <= NARROW_PX) return { left: 8, right: 8, top: 215, bottom: hasSelection ? height * 0.6 : 70 };
	return { left: 312, right: 372, top: 20, bottom: isTableOpen ? Math.min(height * 0.46, 480) + 120 : 110 };
}
