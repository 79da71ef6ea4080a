import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { bboxesMeet } from '#lib/core/geometry/bbox.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import type { Bbox, LngLat, Xy } from '#lib/core/geometry/types.ts';
import { latitudeAt, mercatorX, mercatorY, TILE_PX } from './mercator.ts';
import { PxLine } from './px-line.ts';
import { isWideText, measureText } from './svg/measure-text.ts';

/** Names are settled anew at every half zoom, for the whole step to the next. */
const STEP = 0.5;
/** From here on there is room wherever a name stands. */
const CLOSE_ZOOM = 14;

/** How large names of clusters are drawn, by zoom. */
export const CLUSTER_NAME_PX: [zoom: number, px: number][] = [
	[9, 9],
	[11, 11.5],
	[13, 17],
	[16, 25]
];
export const CLUSTER_NAME_SPACING_EM = { zh: 0.14, en: 0.02 };

/** Half of the box that a sign of a centre takes, its edge and a little air included. */
const SIGN_PX = 7.5;
const CANDIDATE_PX = 6;
const FARTHEST_PX = 84;
/** Axes are looked at as often as this. */
const AXIS_PX = 6;
/** Of lying on another name, and on a sign; on an axis it is 1. */
const NAME_COST = 20;
const SIGN_COST = 4;

/**
 * Places of the names of clusters at a zoom, each as near to its own as it can be without lying on the sign of a centre,
 * on an axis or on another name, and on ground of its cluster. Where each place is on a sign or a name, it is left out
 * until the map is closer; where each is on an axis, it is on the axis.
 *
 * @param zoom that of the map; names stay where they are while the map is moved
 */
export function settleClusterLabels(
	labels: FeatureCollection<Point>,
	clusters: FeatureCollection,
	{ centres, axes }: { centres: FeatureCollection<Point>; axes: FeatureCollection<LineString> },
	zoom: number
): FeatureCollection<Point> {
	if (zoom >= CLOSE_ZOOM) return labels;
	const worldPx = TILE_PX * 2 ** zoom;
	const toXy = ([lng, lat]: readonly number[]): Xy => [mercatorX(lng!) * worldPx, mercatorY(lat!) * worldPx];
	const toLngLat = ([x, y]: Xy): LngLat => [(x / worldPx - 0.5) * 360, latitudeAt(y / worldPx)];
	// One that is in the hand does not push names about.
	const signs = centres.features
		.filter(({ properties }) => properties?.['status'] === 'kept')
		.map(({ geometry }) => around(toXy(geometry.coordinates), SIGN_PX, SIGN_PX));
	const stretches = axes.features.flatMap(({ geometry }) => {
		const line = new PxLine(geometry.coordinates, worldPx);
		const count = Math.ceil(line.lengthPx / AXIS_PX);
		return Array.from({ length: count + 1 }, (_, i) => around(line.at((i / count) * line.lengthPx), 4, 4));
	});
	const ringsById = new Map(
		clusters.features.map(({ properties, geometry }) => [
			properties?.['id'],
			ringsOf(geometry as Polygon | MultiPolygon)
		])
	);
	const taken: Bbox[] = [];
	const features = labels.features.flatMap((label): Feature<Point>[] => {
		const own = toXy(label.geometry.coordinates);
		const [halfX, halfY] = halfOf(String(label.properties?.['name'] ?? ''), zoom + STEP);
		const rings = ringsById.get(label.properties?.['id']) ?? [];
		let best = { at: own, cost: Infinity };
		for (const [dx, dy] of MOVES) {
			const at: Xy = [own[0] + dx, own[1] + dy];
			const box = around(at, halfX, halfY);
			const count = (boxes: readonly Bbox[]) => boxes.filter((other) => bboxesMeet(box, other)).length;
			const cost = NAME_COST * count(taken) + SIGN_COST * count(signs) + (count(stretches) > 0 ? 1 : 0);
			if (cost < best.cost && isInRings(rings, toLngLat(at))) best = { at, cost };
			if (best.cost === 0) break;
		}
		if (best.cost >= SIGN_COST) return [];
		const { at } = best;
		taken.push(around(at, halfX, halfY));
		if (at[0] === own[0] && at[1] === own[1]) return [label];
		return [{ ...label, geometry: { type: 'Point', coordinates: toLngLat(at) } }];
	});
	return { type: 'FeatureCollection', features };
}

/** As `settleClusterLabels`, for maps that follow each other: where no name moves, the same object as before. */
export function followSettledLabels(): typeof settleClusterLabels {
	let last: FeatureCollection<Point> | undefined;
	return (...asked) => {
		const settled = settleClusterLabels(...asked);
		const isSame =
			last?.features.length === settled.features.length &&
			settled.features.every(({ properties, geometry }, i) => {
				const before = last!.features[i]!;
				return (
					before.properties === properties &&
					before.geometry.coordinates.join() === geometry.coordinates.join()
				);
			});
		return (last = isSame ? last! : settled);
	};
}

/** The zoom that names are settled for while the map is at another. */
export const settledZoom = (zoom: number): number => Math.floor(zoom / STEP) * STEP;

const around = ([x, y]: Xy, halfX: number, halfY: number): Bbox => [
	x - halfX,
	y - halfY,
	x + halfX,
	y + halfY
];

/** Half of the width and height of a name, px. */
function halfOf(name: string, zoom: number): Xy {
	const { zh, en } = CLUSTER_NAME_SPACING_EM;
	const sizePx = sizeAt(zoom);
	return [(measureText(name, isWideText(name) ? zh : en) * sizePx) / 2, 0.58 * sizePx];
}

function sizeAt(zoom: number): number {
	const after = CLUSTER_NAME_PX.findIndex(([at]) => at > zoom);
	if (after === 0) return CLUSTER_NAME_PX[0]![1];
	if (after < 0) return CLUSTER_NAME_PX.at(-1)![1];
	const [[z0, px0], [z1, px1]] = [CLUSTER_NAME_PX[after - 1]!, CLUSTER_NAME_PX[after]!];
	return px0 + ((zoom - z0) / (z1 - z0)) * (px1 - px0);
}

/** Shifts of a name, the least first. */
const MOVES: Xy[] = [];
for (let dx = -FARTHEST_PX; dx <= FARTHEST_PX; dx += CANDIDATE_PX)
	for (let dy = -FARTHEST_PX; dy <= FARTHEST_PX; dy += CANDIDATE_PX)
		if (Math.hypot(dx, dy) <= FARTHEST_PX) MOVES.push([dx, dy]);
MOVES.sort((a, b) => Math.hypot(...a) - Math.hypot(...b) || a[1] - b[1] || a[0] - b[0]);
