import type { Position } from 'geojson';
import type { Bbox } from '#lib/core/geometry/types.ts';
import { fitHome, type Camera, type Padding } from '../fit-home.ts';
import { leaveLegendRoom } from '../leave-legend-room.ts';
import { mercatorX, mercatorY, TILE_PX } from '../mercator.ts';
import { grow, type Box } from './box.ts';

/** Round the subject of a picture; of a small one a tenth of its side. */
const ROOM_PX = 24;
/** What scale, date and source take at the lower edge. */
const NOTES_PX = 40;
/** Between the subject and what lies on the picture. */
const GAP_PX = 12;

interface SizePx {
	widthPx: number;
	heightPx: number;
}

/** What lies on a picture: a legend in its lower right corner, the mark of a trial in its upper left one. */
export interface DocumentParts {
	legend: SizePx | null;
	mark: SizePx | null;
	/** Of either from the picture's edges. */
	edgePx: number;
}

/**
 * The camera of a picture that shows an area as large as nothing that it is about lies under what is on the picture.
 * Where the corners of the area are empty, legend and mark may lie on them; else they have room of their own beside the
 * area or above or below it.
 *
 * @param bbox the area
 * @param subject positions that are to be seen, WGS-84; those outside the area do not count
 * @param size of the map, CSS px
 */
export function fitDocument(
	bbox: Bbox,
	subject: Iterable<Position>,
	size: SizePx,
	parts: DocumentParts,
	maxZoom: number
): Camera {
	const { widthPx, heightPx } = size;
	const window = { width: widthPx, height: heightPx };
	const room = Math.min(ROOM_PX, widthPx / 10, heightPx / 10);
	const edges: Padding = { left: room, right: room, top: room, bottom: Math.max(room, NOTES_PX) };
	const ways = waysPast(parts.mark, edges).flatMap((padding) => [
		padding,
		...(parts.legend ? [leaveLegendRoom(bbox, window, padding, parts.legend)] : [])
	]);
	const cameras = ways
		.map((padding) => fitHome(bbox, window, padding, maxZoom))
		.toSorted((a, b) => b.zoom - a.zoom);
	const seen = [...subject].filter(([lng, lat]) => isInside(bbox, lng!, lat!));
	const covers = coversOf(size, parts);
	return cameras.find((camera) => !isHidden(seen, covers, camera, size)) ?? cameras.at(-1)!;
}

/** Edges without room for the mark, with room for it at the left and at the top. */
function waysPast(mark: SizePx | null, edges: Padding): Padding[] {
	if (!mark) return [edges];
	return [
		edges,
		{ ...edges, left: edges.left + mark.widthPx + GAP_PX },
		{ ...edges, top: edges.top + mark.heightPx + GAP_PX }
	];
}

const isInside = ([west, south, east, north]: Bbox, lng: number, lat: number) =>
	lng >= west && lng <= east && lat >= south && lat <= north;

function coversOf({ widthPx, heightPx }: SizePx, { legend, mark, edgePx }: DocumentParts): Box[] {
	const [right, bottom] = [widthPx - edgePx, heightPx - edgePx];
	return [
		...(legend ? [{ left: right - legend.widthPx, top: bottom - legend.heightPx, right, bottom }] : []),
		...(mark
			? [{ left: edgePx, top: edgePx, right: edgePx + mark.widthPx, bottom: edgePx + mark.heightPx }]
			: [])
	].map((box) => grow(box, GAP_PX / 2));
}

function isHidden(
	seen: readonly Position[],
	covers: readonly Box[],
	{ lngLat, zoom }: Camera,
	{ widthPx, heightPx }: SizePx
): boolean {
	const worldPx = TILE_PX * 2 ** zoom;
	const [left, top] = [
		widthPx / 2 - mercatorX(lngLat[0]) * worldPx,
		heightPx / 2 - mercatorY(lngLat[1]) * worldPx
	];
	return seen.some(([lng, lat]) => {
		const [x, y] = [left + mercatorX(lng!) * worldPx, top + mercatorY(lat!) * worldPx];
		return covers.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);
	});
}
