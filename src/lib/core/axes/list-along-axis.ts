import type { MultiPolygon, Polygon } from 'geojson';
import { AxisView } from './axis-view.ts';
import type { AxisLine, StreetLine } from './types.ts';

export type { AxisLine, StreetLine } from './types.ts';

/** How far beyond the axis street's half-width a boundary may lie to count as along it, metres. */
export const DEFAULT_ALONG_M = 50;

export interface AreaAlong<Area> {
	area: Area;
	/** From the boundary to the axis line, where the view is clear; metres. */
	distanceM: number;
	/** Boundary from which the axis is in view within the distance; metres, to about 5 m. */
	frontageM: number;
}

/**
 * The areas that face an axis: some of their boundary lies within `alongM` beyond the street's half-width of the
 * axis line, and no other street lies on the straight way between.
 *
 * @param areas WGS-84
 * @param streets every street that may lie between; those named as the axis street are ignored
 * @returns in the order of `areas`; empty if none faces it
 */
export function listAlongAxis<Area extends { geometry: Polygon | MultiPolygon }>(
	axis: AxisLine,
	areas: readonly Area[],
	streets: readonly StreetLine[],
	{ alongM = DEFAULT_ALONG_M } = {}
): AreaAlong<Area>[] {
	if (axis.lngLats.length < 2) return [];
	const view = new AxisView(axis, streets);
	const limitM = axis.halfWidthM + alongM;
	return areas.flatMap((area) => {
		let distanceM = Infinity;
		let frontageM = 0;
		for (const sample of [...view.listRings(area.geometry, limitM)].flat()) {
			if (sample.distanceM > limitM || view.isHidden(sample)) continue;
			distanceM = Math.min(distanceM, sample.distanceM);
			frontageM += sample.lengthM;
		}
		return frontageM > 0 ? [{ area, distanceM, frontageM }] : [];
	});
}
