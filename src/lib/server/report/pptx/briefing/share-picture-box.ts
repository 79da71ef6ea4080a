import { EMU_PER_PT, type Box } from '../slide/units.ts';

const GAP = 14 * EMU_PER_PT;
/** Share of the map, whose legend needs room as well. */
const MAP_SHARE = 0.55;
/** From this aspect ratio on, map and chart stand side by side; in narrower places they are stacked. */
const LEAST_ASPECT = 1.1;

/** Splits the picture's place between map and chart if the slide has both; the map comes first. */
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
