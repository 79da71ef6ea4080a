import { isInRings } from '../../geometry/point-in-rings.ts';
import { ringsOf } from '../../geometry/area-rings.ts';
import type { Entrance, LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { fitTogether } from '../../shaping/fit-together.ts';
import { offOutlineM } from '../../shaping/off-outline-m.ts';
import type { Area, Shape } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import { GEOMETRY, type Plan, type PlanFeature, type WantedChange } from '../types.ts';
import { areaOfM2 } from './area-of-m2.ts';
import { COUNTED, REFERRING } from './field-roles.ts';
import { findFreeName } from './find-free-name.ts';
import { findMiddle } from './find-middle.ts';
import { listAreasNear, listReshaped } from './list-areas-near.ts';
import { placeEntrance } from './place-entrance.ts';
import { shareOut } from './share-out.ts';
import { isSharedLayer, type ShapeChanges, type StreetLine } from './types.ts';

/**
 * A feature split into areas. The largest keeps its id and name, the others get copies of all it has; what is counted is
 * shared out by area, so that the sums stay exactly what they were. Entrances go to the area that they lie on; one that
 * gets none of several streets' entrances gets its own where it is nearest to a street. What belongs to a cluster or
 * district goes with the area that it lies in. Neighbours with the same border get the points where the cut meets it.
 *
 * @param areas two or more, together the feature's ground
 * @param ids of the new features: one less than areas
 * @returns changes of one group
 * @throws RangeError if there is no such feature, or the numbers of areas and ids do not fit
 */
export function splitFeature(
	plan: Plan,
	{ layer, featureId }: { layer: LayerName; featureId: string },
	{
		areas: split,
		ids,
		streets = []
	}: { areas: readonly Area[]; ids: readonly string[]; streets?: readonly StreetLine[] }
): ShapeChanges {
	const feature = plan[layer].get(featureId);
	if (!feature) throw new RangeError(`There is no ${featureId} in ${layer}.`);
	if (split.length < 2 || ids.length !== split.length - 1)
		throw new RangeError(`${split.length} areas cannot be told apart by ${ids.length} new ids.`);
	const { areas, neighbours } = fitIn(plan, layer, featureId, split);
	const sizesM2 = areas.map(areaOfM2);
	const order = [...areas.keys()].toSorted((a, b) => sizesM2[b]! - sizesM2[a]!);
	const parts = order.map((i, n) => ({
		area: areas[i]!,
		sizeM2: sizesM2[i]!,
		id: n === 0 ? featureId : ids[n - 1]!
	}));
	const shared = shareCounts(
		layer,
		feature,
		parts.map(({ sizeM2 }) => sizeM2)
	);
	const entrances = shareEntrances(feature, parts, streets);
	const changes: WantedChange[] = [{ layer, featureId, op: 'set', field: GEOMETRY, value: parts[0]!.area }];
	for (const [field, value] of Object.entries({ ...shared[0], ...entrances[0] }))
		changes.push({ layer, featureId, op: 'set', field, value });
	for (const [n, { id, area }] of parts.entries())
		if (n > 0) {
			const properties = {
				...feature.properties,
				...namesOf(plan, layer, feature, n),
				...shared[n],
				...entrances[n],
				id
			};
			changes.push({
				layer,
				featureId: id,
				op: 'add',
				value: { type: 'Feature', properties, geometry: area }
			});
		}
	changes.push(...moveReferring(plan, layer, featureId, parts), ...neighbours);
	return {
		changes: changes.map((change) => ({ ...change, group: `split ${featureId}` })),
		target: { layer, featureId }
	};
}

interface Part {
	area: Area;
	id: string;
}

/** By part: what each field of a count becomes. */
function shareCounts(layer: LayerName, { properties }: PlanFeature, weights: readonly number[]) {
	const shared = weights.map((): Record<string, number> => ({}));
	for (const [field, unit] of Object.entries(COUNTED[layer] ?? {}))
		for (const [n, share] of shareOut(Number(properties[field]), weights, unit).entries())
			shared[n]![field] = share;
	return shared;
}

function shareEntrances({ properties }: PlanFeature, parts: readonly Part[], streets: readonly StreetLine[]) {
	if (!('entrances' in properties)) return parts.map(() => ({}));
	const own = parts.map((): Entrance[] => []);
	for (const entrance of properties.entrances as Entrance[]) {
		const offM = parts.map(({ area }) => offOutlineM(entrance.lngLat, area));
		own[offM.indexOf(Math.min(...offM))]!.push(entrance);
	}
	return parts.map(({ area, id }, n) => {
		const place = own[n]!.length === 0 ? placeEntrance(area, streets) : undefined;
		return { entrances: place ? [{ id: `${id}-e${n + 1}s`, lngLat: place, openTo: 'all' }] : own[n]! };
	});
}

function namesOf(
	plan: Plan,
	layer: LayerName,
	{ properties }: PlanFeature,
	n: number
): Record<string, unknown> {
	const { name, nameEn, number } = properties as { name?: string; nameEn?: string; number?: number };
	const names =
		name === undefined || name === ''
			? {}
			: {
					name: nthFree(plan, layer, name, 'name', n),
					...(nameEn === undefined ? {} : { nameEn: nthFree(plan, layer, nameEn || name, 'nameEn', n) })
				};
	if (number === undefined) return { ...names, ...('aliases' in properties ? { aliases: [] } : {}) };
	const highest = Math.max(
		...[...plan.clusters.values()].map((cluster) => Number(cluster.properties.number))
	);
	return { ...names, number: highest + n };
}

/** The n-th free name behind a feature's own: of two that are split, the second is 2. */
function nthFree(plan: Plan, layer: LayerName, stem: string, field: 'name' | 'nameEn', n: number): string {
	const name = findFreeName(plan, layer, stem, field);
	const from = Math.max(2, Number(name.slice(stem.length + 1)));
	return `${stem} ${from + n - 1}`;
}

/** What refers to the feature and lies in another part refers to that from now on. */
function moveReferring(
	plan: Plan,
	layer: LayerName,
	featureId: string,
	parts: readonly Part[]
): WantedChange[] {
	return (REFERRING[layer] ?? []).flatMap(({ of, field }) =>
		listFeatures(plan, of).flatMap(({ properties, geometry }): WantedChange[] => {
			if (properties[field] !== featureId) return [];
			const id = partOf(findMiddle(geometry as Shape), parts);
			return id === featureId ? [] : [{ layer: of, featureId: properties.id, op: 'set', field, value: id }];
		})
	);
}

function partOf(at: LngLat, parts: readonly Part[]): string {
	const holding = parts.find(({ area }) => isInRings(ringsOf(area), at));
	if (holding) return holding.id;
	const offM = parts.map(({ area }) => offOutlineM(at, area));
	return parts[offM.indexOf(Math.min(...offM))]!.id;
}

/** Where borders are shared, neighbours get the points at which the cut meets them. */
function fitIn(
	plan: Plan,
	layer: LayerName,
	featureId: string,
	split: readonly Area[]
): { areas: readonly Area[]; neighbours: WantedChange[] } {
	if (!isSharedLayer(layer)) return { areas: split, neighbours: [] };
	const near = listAreasNear(plan, layer, split).filter(({ properties }) => properties.id !== featureId);
	const before = near.map(({ geometry }) => geometry as Area);
	const fitted = fitTogether([...split, ...before]);
	const after = fitted.slice(split.length);
	return { areas: fitted.slice(0, split.length), neighbours: listReshaped(layer, near, after) };
}
