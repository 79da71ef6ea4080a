import type { MultiPolygon, Polygon } from 'geojson';
import { showValue } from '../city/find-column-fault.ts';
import type { Entrance, LayerName } from '../city/types.ts';
import { ringsOf, type PlaceGeometry } from '../geometry/area-rings.ts';
import { findInside } from '../geometry/find-inside.ts';
import { isInRings } from '../geometry/point-in-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { offOutlineM } from '../shaping/off-outline-m.ts';
import { BOUNDARY_SLACK_M } from '../what-if/edit-entrances.ts';
import type { ChangeProblem } from './change-problem.ts';
import { NAMED_ONCE } from './named-once.ts';
import type { Change, Plan } from './types.ts';

/** Outlines of communities are seldom surveyed: the middle of a building may be this far off them. */
const BUILDING_SLACK_M = 10;

/**
 * Rules of planning that changes would break, beyond what the layers' schema asks: a name that another feature of the
 * layer has already, an entrance off its community's boundary, a community outside its cluster, a building outside its
 * community.
 *
 * @param before the plan without the changes: what was wrong already is not held against them
 */
export function listRuleProblems(before: Plan, after: Plan, changes: readonly Change[]): ChangeProblem[] {
	return [
		...NAMED_ONCE.flatMap((layer) => listTakenNames(before, after, layer, changes)),
		...listMisplaced(after, changes),
		...listOutside(after, changes)
	];
}

function listTakenNames(
	before: Plan,
	after: Plan,
	layer: LayerName,
	changes: readonly Change[]
): ChangeProblem[] {
	const renamed = listTouched(changes, layer, ['name']);
	if (renamed.size === 0) return [];
	const byName = new Map<unknown, string[]>();
	for (const [id, { properties }] of after[layer])
		byName.set(properties.name, [...(byName.get(properties.name) ?? []), id]);
	return [...renamed].flatMap((featureId): ChangeProblem[] => {
		const name = after[layer].get(featureId)?.properties.name;
		const other = byName.get(name)?.find((id) => id !== featureId);
		if (name === undefined || other === undefined || before[layer].get(featureId)?.properties.name === name)
			return [];
		const reason = {
			zh: `为 ${showValue(name)}，与“${other}”重名；请在名称中加以区别`,
			en: `is ${showValue(name)}, the name of "${other}" as well; tell them apart by name`
		};
		return [{ code: 'taken-name', at: null, layer, featureId, field: 'name', reason }];
	});
}

function listMisplaced(after: Plan, changes: readonly Change[]): ChangeProblem[] {
	const problems: ChangeProblem[] = [];
	for (const featureId of listTouched(changes, 'communities', ['geometry', 'clusterId', 'entrances'])) {
		const community = after.communities.get(featureId);
		if (!community) continue;
		const geometry = community.geometry as Polygon | MultiPolygon;
		const report = (
			code: ChangeProblem['code'],
			field: string,
			reason: ChangeProblem['reason'],
			lngLat?: LngLat
		) => problems.push({ code, at: null, layer: 'communities', featureId, field, reason, lngLat });
		for (const [i, { lngLat }] of (community.properties.entrances as Entrance[]).entries()) {
			const offM = offOutlineM(lngLat, geometry);
			if (offM <= BOUNDARY_SLACK_M) continue;
			report(
				'off-boundary',
				'entrances',
				{
					zh: `第 ${i + 1} 个出入口距边界 ${Math.round(offM)} 米；请移到边界上`,
					en: `: number ${i + 1} is ${Math.round(offM)} m off the boundary; move it onto it`
				},
				lngLat
			);
		}
		const cluster = after.clusters.get(community.properties.clusterId as string);
		const inside = findInside(geometry);
		if (cluster && inside && !isInRings(ringsOf(cluster.geometry as PlaceGeometry), inside))
			report(
				'outside-cluster',
				'clusterId',
				{
					zh: `小区不在“${String(cluster.properties.name)}”范围内；请改选所属组团，或调整边界`,
					en: `: the community does not lie in ${String(cluster.properties.nameEn)}; choose the cluster it lies in, or mend the borders`
				},
				inside
			);
	}
	return problems;
}

function listOutside(after: Plan, changes: readonly Change[]): ChangeProblem[] {
	return [...listTouched(changes, 'buildings', ['geometry', 'communityId'])].flatMap(
		(featureId): ChangeProblem[] => {
			const building = after.buildings.get(featureId);
			const community = after.communities.get(String(building?.properties.communityId));
			if (!building || !community) return [];
			const inside = findInside(building.geometry as PlaceGeometry);
			const ground = community.geometry as Polygon | MultiPolygon;
			if (!inside || isInRings(ringsOf(ground), inside)) return [];
			const offM = offOutlineM(inside, ground);
			if (offM <= BUILDING_SLACK_M) return [];
			const [name, nameEn] = [community.properties.name, community.properties.nameEn].map(String);
			const reason = {
				zh: `楼栋距“${name}”边界 ${Math.round(offM)} 米，不在小区内；请改选所属小区，或调整边界`,
				en: `: the building stands ${Math.round(offM)} m outside ${nameEn || name}; choose the community it stands in, or mend the borders`
			};
			return [
				{
					code: 'outside-community',
					at: null,
					layer: 'buildings',
					featureId,
					field: 'communityId',
					reason,
					lngLat: inside
				}
			];
		}
	);
}

/** Features of a layer that were added, or of which one of these fields was set. */
function listTouched(changes: readonly Change[], layer: LayerName, fields: readonly string[]): Set<string> {
	return new Set(
		changes
			.filter(
				(change) =>
					change.layer === layer &&
					(change.op === 'add' || (change.op === 'set' && fields.includes(change.field)))
			)
			.map(({ featureId }) => featureId)
	);
}
