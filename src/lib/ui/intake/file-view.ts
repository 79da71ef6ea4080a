import type { Position } from 'geojson';
import { bboxOf, isEmptyBbox } from '#lib/core/geometry/bbox.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import type { Project } from './draw-shapes.ts';

/** What of a file's plane is in sight. */
export interface FileView {
	middle: Xy;
	pxPerUnit: number;
}

export interface Room {
	widthPx: number;
	heightPx: number;
}

const EDGE_PX = 24;

/** All places in sight; around nothing, or one place, a view all the same. */
export function fitView(places: readonly Xy[], { widthPx, heightPx }: Room): FileView {
	const bbox = bboxOf(places);
	if (isEmptyBbox(bbox)) return { middle: [0, 0], pxPerUnit: 1 };
	const [west, south, east, north] = bbox;
	const pxPerUnit = Math.min(
		Math.max(1, widthPx - 2 * EDGE_PX) / (east - west),
		Math.max(1, heightPx - 2 * EDGE_PX) / (north - south)
	);
	return {
		middle: [(west + east) / 2, (south + north) / 2],
		pxPerUnit: Number.isFinite(pxPerUnit) && pxPerUnit > 0 ? pxPerUnit : 1
	};
}

/** From the file's plane to pixels: east right, north up. */
export const projectView =
	({ middle, pxPerUnit }: FileView, { widthPx, heightPx }: Room): Project =>
	([x, y]: Position) => ({
		x: widthPx / 2 + (x! - middle[0]) * pxPerUnit,
		y: heightPx / 2 - (y! - middle[1]) * pxPerUnit
	});

/** The place nearest to a pixel, within a reach; of equals the first. */
export function nearestPlace(
	places: readonly Xy[],
	project: Project,
	at: { x: number; y: number },
	reachPx: number
): Xy | undefined {
	let nearest: Xy | undefined;
	let least = reachPx;
	for (const place of places) {
		const { x, y } = project(place);
		const distance = Math.hypot(x - at.x, y - at.y);
		if (distance < least || (distance === least && !nearest)) [nearest, least] = [place, distance];
	}
	return nearest;
}
