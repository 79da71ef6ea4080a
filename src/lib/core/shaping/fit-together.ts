import { buildOverlay } from './build-overlay.ts';
import { hasSameBorders } from './has-same-borders.ts';
import type { Area } from './types.ts';

/**
 * Areas with the points of each other's borders, so that no vertex of one lies loose on a side of another: after one of
 * them was split, or moved against the next. Only what comes to within half of the last decimal is joined; gaps wider than
 * that, and ground in common, stay as they are.
 *
 * @param areas WGS-84, even-odd; not changed. Those that lie near what was changed will do
 * @returns in the same order, rounded to 7 decimals; those that fit already are the same objects
 */
export function fitTogether(areas: readonly Area[]): Area[] {
	const { outline, holds } = buildOverlay(areas);
	return areas.map((area, i) => {
		const fitted = outline((face) => holds(i, face));
		return hasSameBorders(fitted, area) ? area : fitted;
	});
}
