import type { LineString } from 'geojson';
import { ringsOf } from '../../geometry/area-rings.ts';
import { bboxesMeet, bboxOf } from '../../geometry/bbox.ts';
import type { Entrance, LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { isEmptyArea } from '../../shaping/build-overlay.ts';
import { intersectAreas } from '../../shaping/intersect-areas.ts';
import { linesOfShape } from '../../shaping/lines-of-shape.ts';
import { listShapeFaults } from '../../shaping/list-shape-faults.ts';
import { moveSharedVertex } from '../../shaping/move-shared-vertex.ts';
import { offOutlineM } from '../../shaping/off-outline-m.ts';
import { pullToOutline } from '../../shaping/pull-to-outline.ts';
import { reshapeShared } from '../../shaping/reshape-shared.ts';
import { roundGeometry } from '../../shaping/round-geometry.ts';
import type { Area, Shape } from '../../shaping/types.ts';
import { GEOMETRY, type Plan, type PlanFeature, type WantedChange } from '../types.ts';
import { areaOfM2 } from './area-of-m2.ts';
import { AREA_FIELD } from './field-roles.ts';
import { followHome } from './follow-home.ts';
import { leaveOutside } from './list-buildings-in.ts';
import { listAreasNear } from './list-areas-near.ts';
import { reshapeStreets } from './reshape-streets.ts';
import { isSharedLayer, type ShapeChanges, type ShapeRefusal } from './types.ts';

/** An entrance this near to the outline stands on it, metres. */
const ON_OUTLINE_M = 3;
/** An area that says this much of its shape's was taken from the shape. */
const SAME_SHARE = 0.02;

/**
 * A feature with another shape. Of layers whose areas lie side by side, a vertex that borders share moves for all who
 * have it, and otherwise what is taken comes from neighbours and what is given up goes to them, without gap or overlap.
 * A vertex that streets share moves for all of them. Entrances that stood on the outline stand on the new one; areas that
 * were those of the shape follow it. A building that is left outside its community belongs to none any more.
 *
 * @returns changes of one group; or the first fault, with the place to look at
 * @throws RangeError if there is no such feature
 */
export function reshapeFeature(
	plan: Plan,
	{ layer, featureId }: { layer: LayerName; featureId: string },
	shape: Shape
): ShapeChanges | ShapeRefusal {
	const feature = plan[layer].get(featureId);
	if (!feature) throw new RangeError(`There is no ${featureId} in ${layer}.`);
	const geometry = roundGeometry(shape);
	const [fault] = listShapeFaults(geometry);
	if (fault) return { refusal: fault.code, lngLat: fault.lngLat };
	const reshaped = isSharedLayer(layer)
		? reshapeNeighbours(plan, layer, feature, geometry as Area)
		: layer === 'streets'
			? reshapeStreets(plan, feature, geometry as LineString)
			: [{ feature, geometry }];
	if ('refusal' in reshaped) return reshaped;
	const changes = reshaped.flatMap((one) => [
		...listChanges(layer, one.feature, one.geometry),
		...followHome(plan, layer, one.feature, one.geometry),
		...(layer === 'communities' ? leaveOutside(plan, one.feature, one.geometry as Area) : [])
	]);
	return {
		changes: changes.map((change) => ({ ...change, group: `reshape ${featureId}` })),
		target: { layer, featureId }
	};
}

interface Reshaped {
	feature: PlanFeature;
	geometry: Shape;
}

function reshapeNeighbours(
	plan: Plan,
	layer: LayerName,
	feature: PlanFeature,
	geometry: Area
): Reshaped[] | ShapeRefusal {
	const old = feature.geometry as Area;
	const near = listAreasNear(plan, layer, [old, geometry]);
	const before = near.map((other) => other.geometry as Area);
	const after = moveVertex(before, old, geometry) ?? reshapeShared(before, near.indexOf(feature), geometry);
	if ('fault' in after) return { refusal: after.fault.code, lngLat: after.fault.lngLat };
	const gone = after.areas.findIndex((area) => isEmptyArea(area));
	if (gone >= 0) return { refusal: 'neighbour-gone', lngLat: ringsOf(before[gone]!)[0]![0]! };
	return near.flatMap((one, i) =>
		after.areas[i] === before[i] ? [] : [{ feature: one, geometry: after.areas[i]! }]
	);
}

/** One vertex moved, and nothing else, moves in all areas that have it; `undefined` where that would not fit. */
function moveVertex(areas: readonly Area[], old: Area, geometry: Area): { areas: Area[] } | undefined {
	const moved = findMovedVertex(old, geometry);
	const result = moved && moveSharedVertex(areas, moved.from, moved.to);
	if (!result || 'refusal' in result) return undefined;
	const isSound = result.areas.every((area, i) => area === areas[i] || listShapeFaults(area).length === 0);
	return isSound && !haveCommonGround(areas, result.areas) ? result : undefined;
}

function findMovedVertex(old: Area, geometry: Area): { from: LngLat; to: LngLat } | undefined {
	const [before, after] = [linesOfShape(old), linesOfShape(geometry)];
	if (before.length !== after.length) return undefined;
	const moved = new Map<string, { from: LngLat; to: LngLat }>();
	for (const [r, ring] of before.entries()) {
		if (ring.length !== after[r]!.length) return undefined;
		for (const [i, from] of ring.entries()) {
			const to = after[r]![i]!;
			if (from[0] !== to[0] || from[1] !== to[1]) moved.set(from.join(' '), { from, to });
		}
	}
	return moved.size === 1 ? [...moved.values()][0] : undefined;
}

/** Whether an area that changed has ground of another. */
function haveCommonGround(before: readonly Area[], after: readonly Area[]): boolean {
	const boxes = after.map((area) => bboxOf(ringsOf(area).flat()));
	return after.some(
		(area, i) =>
			area !== before[i] &&
			after.some(
				(other, k) => k !== i && bboxesMeet(boxes[i]!, boxes[k]!) && !isEmptyArea(intersectAreas(area, other))
			)
	);
}

function listChanges(layer: LayerName, feature: PlanFeature, geometry: Shape): WantedChange[] {
	const featureId = feature.properties.id;
	const old = feature.geometry as Shape;
	const set = (field: string, value: unknown): WantedChange => ({
		layer,
		featureId,
		op: 'set',
		field,
		value
	});
	const changes = [set(GEOMETRY, geometry)];
	const field = AREA_FIELD[layer];
	if (field !== undefined && isOfShape(Number(feature.properties[field]), areaOfM2(old)))
		changes.push(set(field, Math.round(areaOfM2(geometry))));
	if (layer === 'communities') {
		const entrances = feature.properties.entrances as Entrance[];
		const followed = entrances.map((entrance) => follow(entrance, old as Area, geometry as Area));
		if (followed.some((entrance, i) => entrance !== entrances[i])) changes.push(set('entrances', followed));
	}
	return changes;
}

const isOfShape = (saidM2: number, areaM2: number): boolean =>
	saidM2 === 0 || Math.abs(saidM2 - areaM2) <= SAME_SHARE * areaM2 + 1;

function follow(entrance: Entrance, old: Area, area: Area): Entrance {
	const stood = offOutlineM(entrance.lngLat, old) <= ON_OUTLINE_M;
	const stands = offOutlineM(entrance.lngLat, area) <= ON_OUTLINE_M;
	return stood && !stands ? { ...entrance, lngLat: pullToOutline(entrance.lngLat, area) } : entrance;
}
