import type { Position } from 'geojson';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { MapFrame } from '../map-frame.ts';
import { latitudeAt, mercatorX, mercatorY, TILE_PX } from '../mercator.ts';
import { fitDocument } from '../svg/fit-document.ts';
import { frameAtScale } from './frame-at-scale.ts';
import type { PageLayout } from './lay-out-page.ts';
import { SCALES } from './papers.ts';

/** Closer than any scale on offer. */
const CLOSEST_ZOOM = 22;

/** A sheet's window and scale. */
interface Sheet {
	scale: number;
	frame: MapFrame;
}

/**
 * A sheet whose mark of a trial, in the upper left corner, hides nothing that the map is about: as it is where it hides
 * nothing, else the largest scale on offer at which there is room, the area beside or below the mark.
 *
 * @param extent what the sheet is to show
 * @param subject positions that are to be seen, WGS-84; those outside the extent do not count
 * @param mark its size, and how far from the edges, pixels of the layout
 */
export function clearOfMark(
	layout: Pick<PageLayout, 'map' | 'pixelMm'>,
	sheet: Sheet,
	{
		extent,
		subject,
		mark
	}: {
		extent: Bbox;
		subject: readonly Position[];
		mark: { widthPx: number; heightPx: number; edgePx: number };
	}
): Sheet {
	const { edgePx, ...size } = mark;
	if (!hides(sheet.frame, mark, subject, extent)) return sheet;
	const room = fitDocument(extent, subject, sheet.frame, { legend: null, mark: size, edgePx }, CLOSEST_ZOOM);
	const scales = [
		...SCALES.filter((scale) => scale > sheet.scale),
		...[2, 4, 8].map((by) => by * SCALES.at(-1)!)
	];
	for (const scale of [sheet.scale, ...scales]) {
		const { zoom } = frameAtScale(layout, room.lngLat, scale);
		if (zoom > room.zoom) continue;
		// The area keeps its distance from the middle of the paper, in pixels.
		const share = 2 ** (room.zoom - zoom);
		const [west, south, east, north] = extent;
		const middle = [
			(mercatorX(west) + mercatorX(east)) / 2,
			(mercatorY(south) + mercatorY(north)) / 2
		] as const;
		const x = middle[0] + (mercatorX(room.lngLat[0]) - middle[0]) * share;
		const y = middle[1] + (mercatorY(room.lngLat[1]) - middle[1]) * share;
		return { scale, frame: frameAtScale(layout, [x * 360 - 180, latitudeAt(y)], scale) };
	}
	return sheet;
}

function hides(
	{ lngLat, zoom, widthPx, heightPx }: MapFrame,
	mark: { widthPx: number; heightPx: number; edgePx: number },
	subject: readonly Position[],
	[west, south, east, north]: Bbox
): boolean {
	const world = TILE_PX * 2 ** zoom;
	return subject.some(([lng, lat]) => {
		if (lng! < west || lng! > east || lat! < south || lat! > north) return false;
		const x = (mercatorX(lng!) - mercatorX(lngLat[0])) * world + widthPx / 2;
		const y = (mercatorY(lat!) - mercatorY(lngLat[1])) * world + heightPx / 2;
		return x < mark.edgePx + mark.widthPx && y < mark.edgePx + mark.heightPx;
	});
}
