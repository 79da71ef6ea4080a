import { EMU_PER_PT, type Box } from '../slide/units.ts';

const GAP = 14 * EMU_PER_PT;
/** Of the map, whose legend takes room too. */
const MAP_SHARE = 0.55;
/** A place that is not wider than this against its height is shared one above the other. */
const LEAST_ASPECT = 1.1;

/** The place of a slide's pictures, shared where it has both; the map stands first. */
export function sharePictureBox(
	box: Box,
	{ hasMap, hasChart }: { hasMap: boolean; hasChart: boolean }
): { map: Box; chart: Box } {
	if (!hasMap || !hasChart) return { map: box, chart: box };
	const isWide = box.width >= LEAST_ASPECT * box.height;
	if (isWide) {
		const width = Math.floor((box.width - GAP) * MAP_SHARE);
		const start = width + GAP;
		return { map: { ...box, width }, chart: { ...box, x: box.x + start, width: box.width - start } };
	}
	const height = Math.floor((box.height - GAP) * MAP_SHARE);
	const start = height + GAP;
	return { map: { ...box, height }, chart: { ...box, y: box.y + start, height: box.height - start } };
}
