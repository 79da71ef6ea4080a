import type { LineString } from 'geojson';
import type { LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { isSamePosition } from '../../shaping/checked-ring.ts';
import { measureShape } from '../../shaping/measure-shape.ts';
import { findNearestOnLines } from '../../shaping/nearest-on-lines.ts';
import { GEOMETRY, type Plan, type PlanFeature, type WantedChange } from '../types.ts';
import { findFreeName } from './find-free-name.ts';
import type { ShapeChanges, ShapeRefusal } from './types.ts';

/**
 * A street, wall or link split where it is nearest to a position. The longer piece keeps the id, the other gets a copy of
 * all it has; a street's pieces have one name, others' are told apart by number. Near a vertex (half the radius) it is
 * split there, and what met it there still does.
 *
 * @param radiusM how far off the line the position may be
 * @returns changes of one group; or why not
 * @throws RangeError if there is no such feature, or it is no line
 */
export function splitLine(
	plan: Plan,
	{ layer, featureId }: { layer: LayerName; featureId: string },
	{ lngLat, radiusM, id }: { lngLat: LngLat; radiusM: number; id: string }
): ShapeChanges | ShapeRefusal {
	const feature = plan[layer].get(featureId);
	if (feature?.geometry.type !== 'LineString')
		throw new RangeError(`There is no line ${featureId} in ${layer}.`);
	const row = feature.geometry.coordinates as LngLat[];
	const nearest = findNearestOnLines(lngLat, [row])!;
	if (nearest.distanceM > radiusM) return { refusal: 'off-line', lngLat };
	// A crossing is meant by whoever comes near to it.
	const vertex = findNearestOnLines(
		lngLat,
		row.map((position) => [position])
	)!;
	const place = vertex.distanceM <= radiusM / 2 ? vertex.lngLat : nearest.lngLat;
	const cut = cutAt(row, place);
	if (!cut) return { refusal: 'end-of-line', lngLat: place };
	const pieces = cut.toSorted((a, b) => lengthM(b) - lengthM(a)).map(toLine);
	const properties = { ...feature.properties, ...namesOf(plan, layer, feature), id };
	const changes: WantedChange[] = [
		{ layer, featureId, op: 'set', field: GEOMETRY, value: pieces[0] },
		{ layer, featureId: id, op: 'add', value: { type: 'Feature', properties, geometry: pieces[1]! } }
	];
	return {
		changes: changes.map((change) => ({ ...change, group: `split ${featureId}` })),
		target: { layer, featureId }
	};
}

const toLine = (coordinates: LngLat[]): LineString => ({ type: 'LineString', coordinates });
const lengthM = (row: LngLat[]) => measureShape(toLine(row)).lengthM;

/** Both pieces of a row; `undefined` at one of its ends. */
function cutAt(row: readonly LngLat[], place: LngLat): [LngLat[], LngLat[]] | undefined {
	if (isSamePosition(place, row[0]!) || isSamePosition(place, row.at(-1)!)) return undefined;
	const vertex = row.findIndex((position) => isSamePosition(position, place));
	if (vertex >= 0) return [row.slice(0, vertex + 1), row.slice(vertex)];
	const offM = row.slice(1).map((b, i) => findNearestOnLines(place, [[row[i]!, b]])!.distanceM);
	const side = offM.indexOf(Math.min(...offM));
	return [
		[...row.slice(0, side + 1), place],
		[place, ...row.slice(side + 1)]
	];
}

function namesOf(plan: Plan, layer: LayerName, { properties }: PlanFeature): Record<string, string> {
	if (layer === 'streets') return {};
	const { name, nameEn } = properties as unknown as { name: string; nameEn: string };
	return {
		name: findFreeName(plan, layer, name, 'name'),
		nameEn: findFreeName(plan, layer, nameEn || name, 'nameEn')
	};
}
