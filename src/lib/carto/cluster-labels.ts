import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { polygonsOf } from '#lib/core/geometry/area-rings.ts';
import { clipRingToBbox } from '#lib/core/geometry/clip-ring.ts';
import { flattenRing, pairUpFlat } from '#lib/core/geometry/flat-ring.ts';
import { poleOf } from '#lib/core/geometry/label-point.ts';
import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import type { Bbox, Xy } from '#lib/core/geometry/types.ts';
import type { LabelFrame } from './axis-labels.ts';
import { latitudeAt, mercatorX, mercatorY, TILE_PX } from './mercator.ts';

/** Half of a name: so far from the edge of the free part its middle is in it. */
const HALF_PX = { x: 52, y: 18 };
/** A cluster of which less is seen is not named there, px². */
const LEAST_PX2 = 120 * 60;
const PRECISION_PX = 8;

/**
 * Where names of clusters stand: at their own places; of a cluster whose own is not in the free part of the map although
 * ground of it is, in the middle of that ground.
 *
 * @param labels one point a cluster, by id
 * @param frame `null`: all are at their own places
 */
export function listClusterLabels(
	labels: FeatureCollection<Point>,
	clusters: FeatureCollection,
	frame: LabelFrame | null
): FeatureCollection<Point> {
	if (!frame) return labels;
	const { toXy, toLngLat, free } = screenOf(frame);
	const geometryOf = new Map(
		clusters.features.map((cluster) => [cluster.properties?.['id'], cluster.geometry])
	);
	let isMoved = false;
	const features = labels.features.map((label): Feature<Point> => {
		const [x, y] = toXy(label.geometry.coordinates);
		if (x >= free[0] && y >= free[1] && x <= free[2] && y <= free[3]) return label;
		const geometry = geometryOf.get(label.properties?.['id']) as Polygon | MultiPolygon | undefined;
		const seen =
			geometry &&
			largestSeen(
				polygonsOf(geometry).map(([outer]) => outer!.map(toXy)),
				free
			);
		if (!seen) return label;
		isMoved = true;
		return { ...label, geometry: { type: 'Point', coordinates: toLngLat(poleOf([seen], PRECISION_PX)) } };
	});
	// Where the map looks changes nothing: the same object as before.
	return isMoved ? { type: 'FeatureCollection', features } : labels;
}

/** The largest piece of the rings within a box, closed; `undefined` if it is too small for a name. */
function largestSeen(rings: readonly Xy[][], box: Bbox): Xy[] | undefined {
	let largest: { ring: Xy[]; area: number } | undefined;
	for (const ring of rings) {
		const clipped = pairUpFlat(clipRingToBbox(flattenRing(ring), box));
		if (clipped.length < 4) continue;
		const area = Math.abs(signedRingArea(clipped));
		if (area >= (largest?.area ?? LEAST_PX2)) largest = { ring: clipped, area };
	}
	return largest?.ring;
}

/** The screen of a frame, px; `free`: where the middle of a name can be so that all of it is seen. */
function screenOf({ lngLat, zoom, widthPx, heightPx, padding }: LabelFrame) {
	const worldPx = TILE_PX * 2 ** zoom;
	const { left, right, top, bottom } = padding ?? { left: 0, right: 0, top: 0, bottom: 0 };
	const [x0, y0] = [
		mercatorX(lngLat[0]) * worldPx - widthPx / 2,
		mercatorY(lngLat[1]) * worldPx - heightPx / 2
	];
	const free: Bbox = [
		left + HALF_PX.x,
		top + HALF_PX.y,
		widthPx - right - HALF_PX.x,
		heightPx - bottom - HALF_PX.y
	];
	return {
		free,
		toXy: ([lng, lat]: readonly number[]): Xy => [
			mercatorX(lng!) * worldPx - x0,
			mercatorY(lat!) * worldPx - y0
		],
		toLngLat: ([x, y]: Xy): [number, number] => [
			((x + x0) / worldPx - 0.5) * 360,
			latitudeAt((y + y0) / worldPx)
		]
	};
}
