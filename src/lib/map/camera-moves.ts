import type { Map as MapLibre } from 'maplibre-gl';
import type { Camera, Padding } from '#lib/carto/fit-home.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import { roomAround } from './free-room.ts';

const FLY_MS = 700;
const ZOOM_MS = 200;
/** Least zoom when a place is shown. */
const PLACE_ZOOM = 14.5;
const CLOSEST_ZOOM = 16;
/** Half the width of a centre's label, which has to fit as well. */
const NAME_PX = 48;

/** Marks a move to the home view, which follows the free area and is not written to the address. */
export interface HomeMark {
	isHome?: boolean;
}

export function cameraOf(map: MapLibre): Camera {
	const { lng, lat } = map.getCenter();
	return { lngLat: [lng, lat], zoom: map.getZoom() };
}

/** Whether both have the same centre and zoom. */
export const isSameCamera = (a: Camera, b: Camera): boolean =>
	a.zoom === b.zoom && a.lngLat[0] === b.lngLat[0] && a.lngLat[1] === b.lngLat[1];

const sizeOf = (map: MapLibre) => {
	const { clientWidth: width, clientHeight: height } = map.getContainer();
	return { width, height };
};

/** Moves the map so that the place or area lies in the part that no panel covers. */
export function showOn(
	map: MapLibre,
	at: { lngLat: LngLat; zoom?: number } | { bbox: Bbox },
	padding: Padding
): void {
	const room = roomAround(padding, sizeOf(map));
	if ('bbox' in at) {
		const [west, south, east, north] = at.bbox;
		map.fitBounds([west, south, east, north], { padding: room, maxZoom: CLOSEST_ZOOM, duration: FLY_MS });
	} else {
		map.easeTo({
			center: at.lngLat,
			zoom: at.zoom ?? Math.max(map.getZoom(), PLACE_ZOOM),
			offset: [(room.left - room.right) / 2, (room.top - room.bottom) / 2],
			duration: FLY_MS
		});
	}
}

/**
 * Moves the map only if the area is not wholly in the free part: by the least that brings it there, or zoomed out where
 * it is larger than that part. It never zooms in.
 *
 * @param onlyIfSeenWith moves only if the area was wholly visible with these panels, as when another has opened over it
 */
export function keepInSight(
	map: MapLibre,
	bbox: Bbox,
	readPadding: () => Padding,
	onlyIfSeenWith?: Padding
): void {
	// During a move the final position decides; where another move cut this one short, the end of that one.
	if (map.isMoving())
		return void map.once('moveend', () =>
			queueMicrotask(() => keepInSight(map, bbox, readPadding, onlyIfSeenWith))
		);
	const padding = readPadding();
	const size = sizeOf(map);
	const box = boxOf(map, bbox);
	// The name below a centre is to be read, too.
	const withNames = {
		left: padding.left + NAME_PX,
		right: padding.right + NAME_PX,
		top: padding.top,
		bottom: padding.bottom + NAME_PX / 2
	};
	if (isWithin(box, withNames, size) || (onlyIfSeenWith && !isWithin(box, onlyIfSeenWith, size))) return;
	const room = roomAround(withNames, size);
	const free = {
		left: room.left,
		right: size.width - room.right,
		top: room.top,
		bottom: size.height - room.bottom
	};
	if (box.right - box.left <= free.right - free.left && box.bottom - box.top <= free.bottom - free.top) {
		const move = (from: number, to: number, least: number, most: number) =>
			from < least ? from - least : Math.max(0, to - most);
		const by: [number, number] = [
			move(box.left, box.right, free.left, free.right),
			move(box.top, box.bottom, free.top, free.bottom)
		];
		return void map.panBy(by, { duration: FLY_MS });
	}
	const [west, south, east, north] = bbox;
	map.fitBounds([west, south, east, north], { padding: room, maxZoom: map.getZoom(), duration: FLY_MS });
}

interface PxBox {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

function boxOf(map: MapLibre, [west, south, east, north]: Bbox): PxBox {
	const [from, to] = [map.project([west, north]), map.project([east, south])];
	return { left: from.x, right: to.x, top: from.y, bottom: to.y };
}

const isWithin = (box: PxBox, padding: Padding, size: { width: number; height: number }): boolean =>
	box.left >= padding.left &&
	box.top >= padding.top &&
	box.right <= size.width - padding.right &&
	box.bottom <= size.height - padding.bottom;

export const jumpOn = (map: MapLibre, { lngLat, zoom }: Camera, mark: HomeMark = {}): void =>
	void map.jumpTo({ center: lngLat, zoom }, mark);

export const zoomOn = (map: MapLibre, steps: number): void =>
	void map.easeTo({ zoom: map.getZoom() + steps, duration: ZOOM_MS });

export const goHomeOn = (map: MapLibre, { lngLat, zoom }: Camera): void =>
	void map.easeTo({ center: lngLat, zoom, duration: FLY_MS }, { isHome: true } satisfies HomeMark);
