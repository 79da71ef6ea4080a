import type { LineString } from 'geojson';
import type { LngLat } from '../../geometry/types.ts';
import { isSamePosition } from '../../shaping/checked-ring.ts';
import { listShapeFaults } from '../../shaping/list-shape-faults.ts';
import { dropRepeated } from '../../shaping/round-geometry.ts';
import { listFeatures } from '../plan.ts';
import type { Plan, PlanFeature } from '../types.ts';
import type { ShapeRefusal } from './types.ts';

/**
 * A street with another line, and the streets that meet it: streets are joined where they have a vertex in common, so
 * that a vertex which is moved moves in all that have it. One that is put in or taken out is of this street alone, and so
 * are all others of a line that has another number of vertices than before.
 *
 * @param geometry rounded to 7 decimals, sound
 * @returns the street and those that follow it, with their new lines; or the fault of one of them
 */
export function reshapeStreets(
	plan: Plan,
	street: PlanFeature,
	geometry: LineString
): { feature: PlanFeature; geometry: LineString }[] | ShapeRefusal {
	const own = { feature: street, geometry };
	const moved = listMoved(rowOf(street), geometry.coordinates as LngLat[]);
	if (moved.length === 0) return [own];
	const followers = listFeatures(plan, 'streets').flatMap((feature) => {
		if (feature.properties.id === street.properties.id) return [];
		const row = rowOf(feature);
		const made = row.map(
			(position) => moved.find(({ from }) => isSamePosition(from, position))?.to ?? position
		);
		if (made.every((position, i) => position === row[i])) return [];
		return [{ feature, geometry: { type: 'LineString' as const, coordinates: dropRepeated(made) } }];
	});
	for (const follower of followers) {
		const [fault] = listShapeFaults(follower.geometry);
		if (fault) return { refusal: fault.code, lngLat: fault.lngLat };
	}
	return [own, ...followers];
}

const rowOf = ({ geometry }: PlanFeature) => (geometry as LineString).coordinates as LngLat[];

function listMoved(before: readonly LngLat[], after: readonly LngLat[]): { from: LngLat; to: LngLat }[] {
	if (before.length !== after.length) return [];
	return before.flatMap((from, i) => (isSamePosition(from, after[i]!) ? [] : [{ from, to: after[i]! }]));
}
