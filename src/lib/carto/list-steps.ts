import type { Geometry, Position } from 'geojson';
import type { PlanningMark } from './planning-marks.ts';
import { getLayerSchema } from '#lib/core/city/layers.ts';
import { GEOMETRY, type Change, type LoggedChangeSet, type PlanFeature } from '#lib/core/plan/types.ts';

type PointsOfFeature = readonly { id: string; lngLat: Position }[];

/**
 * What each step of a feature's history did, as it is drawn on the map: red what was, green what came; where the place
 * stayed the same, the feature as it was then.
 *
 * @param sets oldest first, with changes of this feature only
 * @param now the feature as it is; `undefined`: it is not in the plan any more
 * @returns marks by revision; a step without a known place has none
 */
export function listSteps(
	sets: readonly LoggedChangeSet[],
	now: PlanFeature | undefined
): ReadonlyMap<number, PlanningMark[]> {
	const steps = new Map<number, PlanningMark[]>();
	let geometry: Geometry | undefined = now?.geometry;
	for (const { revision, changes } of sets.toReversed()) {
		const marks = changes.flatMap((change) => listMarks(change));
		// Added and removed features bring their place with them.
		const added = changes.find(({ op }) => op === 'add');
		const removed = changes.find(({ op }) => op === 'remove');
		if (added?.op === 'add') geometry ??= added.after.geometry;
		if (removed?.op === 'remove') geometry = removed.before.geometry;
		if (marks.length === 0 && geometry) marks.push({ kind: 'change', op: 'set', geometry });
		steps.set(revision, marks);
		const moved = changes.find((change) => change.op === 'set' && change.field === GEOMETRY);
		if (moved?.op === 'set') geometry = moved.before as Geometry;
	}
	return steps;
}

function listMarks(change: Change): PlanningMark[] {
	if (change.op === 'add') return [{ kind: 'change', op: 'add', geometry: change.after.geometry }];
	if (change.op === 'remove') return [{ kind: 'change', op: 'remove', geometry: change.before.geometry }];
	if (change.field === GEOMETRY)
		return [
			{ kind: 'change', op: 'remove', geometry: change.before as Geometry },
			{ kind: 'change', op: 'add', geometry: change.after as Geometry }
		];
	if (change.field !== getLayerSchema(change.layer).points?.property) return [];
	const [before, after] = [change.before, change.after] as [PointsOfFeature, PointsOfFeature];
	const toMark =
		(op: 'add' | 'set' | 'remove') =>
		({ lngLat }: { lngLat: Position }): PlanningMark => ({
			kind: 'change',
			op,
			geometry: { type: 'Point', coordinates: lngLat }
		});
	const isElsewhere =
		(of: PointsOfFeature) =>
		({ id, lngLat }: PointsOfFeature[number]) =>
			of.find((one) => one.id === id)?.lngLat.join() !== lngLat.join();
	const others = after.filter((point) => {
		const old = before.find(({ id }) => id === point.id);
		return old && !isElsewhere(before)(point) && JSON.stringify(old) !== JSON.stringify(point);
	});
	return [
		...before.filter(isElsewhere(after)).map(toMark('remove')),
		...after.filter(isElsewhere(before)).map(toMark('add')),
		...others.map(toMark('set'))
	];
}
