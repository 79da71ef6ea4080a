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
 * that a vertex which is moved moves in all that have it, and wherever the street itself comes by it again. One that is put in or taken out is of this street alone, and so
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
	const [before, wanted] = [rowOf(street), geometry.coordinates as LngLat[]];
	const moved = listMoved(before, wanted);
	if (moved.length === 0) return [{ feature: street, geometry }];
	const follow = (position: LngLat) =>
		moved.find(({ from }) => isSamePosition(from, position))?.to ?? position;
	const toLine = (row: readonly LngLat[]): LineString => ({
		type: 'LineString',
		coordinates: dropRepeated(row)
	});
	// A loop has a vertex more than once: what was not moved itself follows the one that was.
	const ownRow = wanted.map((position, i) =>
		isSamePosition(position, before[i]!) ? follow(position) : position
	);
	const own = { feature: street, geometry: toLine(ownRow) };
	const followers = listFeatures(plan, 'streets').flatMap((feature) => {
		if (feature.properties.id === street.properties.id) return [];
		const row = rowOf(feature);
		const made = row.map(follow);
		if (made.every((position, i) => position === row[i])) return [];
		return [{ feature, geometry: toLine(made) }];
	});
	const reshaped = [own, ...followers];
	for (const one of reshaped) {
		const [fault] = listShapeFaults(one.geometry);
		if (fault) return { refusal: fault.code, lngLat: fault.lngLat };
	}
	return reshaped;
}

const rowOf = ({ geometry }: PlanFeature) => (geometry as LineString).coordinates as LngLat[];

function listMoved(before: readonly LngLat[], after: readonly LngLat[]): { from: LngLat; to: LngLat }[] {
	if (before.length !== after.length) return [];
	return before.flatMap((from, i) => (isSamePosition(from, after[i]!) ? [] : [{ from, to: after[i]! }]));
}
