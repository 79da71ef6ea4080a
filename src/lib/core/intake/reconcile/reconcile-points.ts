import type { Point } from 'geojson';
import { getLayerSchema } from '../../city/layers.ts';
import type { LngLat } from '../../geometry/types.ts';
import { areEqual } from '../../plan/equal-values.ts';
import { haversineM } from '../../geometry/local-metres.ts';
import { offOutlineM } from '../../shaping/off-outline-m.ts';
import { pullToOutline } from '../../shaping/pull-to-outline.ts';
import type { Area } from '../../shaping/types.ts';
import { BOUNDARY_SLACK_M } from '../../what-if/edit-entrances.ts';
import { GEOMETRY, type Plan, type PlanFeature, type WantedChange } from '../../plan/types.ts';
import { KIND_LAYERS, POINT_KINDS } from '../kinds.ts';
import { buildReferredFinder, type ReferredFinder } from './find-referred.ts';
import { compareRow } from './compare-row.ts';
import { listIdsOf } from './give-ids.ts';
import { keyRows } from './key-rows.ts';
import type { ReconcileOptions } from './reconcile.ts';
import type { Taken } from './to-changes.ts';
import type { IntakeRow, Outcome, Reconciled, Rejected } from './types.ts';

export type PointKind = 'entrances' | 'doors';

/** Two points of one feature nearer than this are the same, metres. */
const SAME_POINT_M = 0.5;

/**
 * What rows are to the entrances of communities, or to the doors of centres. A row belongs to the feature that it names,
 * an entrance without a name to the community on whose boundary it lies; it is put onto that boundary.
 *
 * @param options.base the points that the file had when this program wrote it, by id, see {@link listPoints}
 */
export function reconcilePoints(
	rows: readonly IntakeRow[],
	kind: PointKind,
	{ plan, base, memory, decisions, spell = () => '' }: Omit<ReconcileOptions, 'layer'>
): Reconciled {
	const owner = POINT_KINDS[kind]!;
	const finder = buildReferredFinder(plan, spell);
	const known = listPoints(plan, kind);
	const keys = keyRows(rows);
	const outcomes: Outcome[] = [];
	const rejected: Rejected[] = [];
	const said = new Map<number, Readonly<Record<string, unknown>>>();
	const taken = new Set<string>();
	const used = listIdsOf(plan);
	for (const given of rows) {
		const { row, values } = given;
		const name = String(values.id ?? values[owner] ?? '');
		if (decisions?.has(row) && 'isIgnored' in decisions.get(row)!) {
			outcomes.push({ row, name, kind: 'ignored' });
			continue;
		}
		const placed = placePoint(given, kind, { plan, finder, base });
		if ('reason' in placed) {
			rejected.push(placed);
			continue;
		}
		const { ownerId, lngLat } = placed;
		const fields: Record<string, unknown> = { [owner]: ownerId, [GEOMETRY]: pointAt(lngLat) };
		if (values.openTo !== undefined) fields.openTo = values.openTo;
		said.set(row, fields);
		const id = findPoint(known, taken, { id: values.id, ownerId, owner, lngLat });
		if (id !== undefined) {
			taken.add(id);
			const last = saidThen(base?.get(id), owner) ?? memory?.get(keys.get(row)!)?.values;
			const { fields: changed, clashes } = compareRow(fields, known.get(id)!, last);
			outcomes.push(
				changed.length + clashes.length === 0
					? { row, name, kind: 'same', featureId: id }
					: { row, name, kind: 'changed', featureId: id, fields: changed, clashes }
			);
			continue;
		}
		const featureId = giveId(values.id, ownerId, used);
		outcomes.push({
			row,
			name,
			kind: 'added',
			featureId,
			feature: {
				type: 'Feature',
				properties: { id: featureId, openTo: values.openTo ?? 'all', [owner]: ownerId },
				geometry: pointAt(lngLat)
			},
			assumed: values.openTo === undefined ? ['openTo'] : []
		});
	}
	const missing = base ? [...base.keys()].filter((id) => known.has(id) && !taken.has(id)).toSorted() : [];
	return { outcomes, rejected, missing, keys, said };
}

/** Entrances or doors of a plan as features of their own, by id, with the id of whom they belong to. */
export function listPoints(plan: Plan, kind: PointKind): Map<string, PlanFeature> {
	const layer = KIND_LAYERS[kind];
	const owner = POINT_KINDS[kind]!;
	const { property } = getLayerSchema(layer).points!;
	const points = new Map<string, PlanFeature>();
	for (const [ownerId, { properties }] of plan[layer])
		for (const { id, openTo, lngLat } of properties[property] as PlanPoint[])
			points.set(id, {
				type: 'Feature',
				properties: { id, openTo, [owner]: ownerId },
				geometry: pointAt(lngLat)
			});
	return points;
}

/** The changes that make the taken points true: each feature's list as a whole. */
export function toPointChanges(
	kind: PointKind,
	plan: Plan,
	{ outcomes, missing }: Reconciled,
	taken: Taken = {}
): WantedChange[] {
	const layer = KIND_LAYERS[kind];
	const owner = POINT_KINDS[kind]!;
	const { property, isPlace } = getLayerSchema(layer).points!;
	const lists = new Map<string, PlanPoint[]>();
	const listOf = (id: string) => {
		let list = lists.get(id);
		if (!list) lists.set(id, (list = [...(plan[layer].get(id)!.properties[property] as PlanPoint[])]));
		return list;
	};
	const known = listPoints(plan, kind);
	const put = (ownerId: string, point: PlanPoint) => {
		const list = listOf(ownerId);
		const at = list.findIndex(({ id }) => id === point.id);
		if (at < 0) list.push(point);
		else list[at] = point;
	};
	const remove = (id: string) => {
		const ownerId = known.get(id)!.properties[owner] as string;
		lists.set(
			ownerId,
			listOf(ownerId).filter((point) => point.id !== id)
		);
	};
	for (const outcome of outcomes) {
		if (taken.rows && !taken.rows.has(outcome.row)) continue;
		if (outcome.kind === 'added') {
			const { properties, geometry } = outcome.feature;
			put(properties[owner] as string, toPoint(properties, geometry));
		} else if (outcome.kind === 'changed') {
			const { properties, geometry } = known.get(outcome.featureId)!;
			const right = outcome.clashes.filter(({ field }) => taken.clashes?.get(outcome.row)?.has(field));
			const set = Object.fromEntries([
				...outcome.fields.map(({ field, after }) => [field, after]),
				...right.map(({ field, file }) => [field, file])
			]);
			const ownerId = (set[owner] ?? properties[owner]) as string;
			if (ownerId !== properties[owner]) remove(outcome.featureId);
			put(ownerId, toPoint({ ...properties, ...set, id: properties.id }, set[GEOMETRY] ?? geometry));
		}
	}
	for (const id of missing) if (taken.missing?.has(id)) remove(id);
	return [...lists].flatMap(([featureId, value]): WantedChange[] => {
		const list: WantedChange = { layer, featureId, op: 'set', field: property, value };
		const [first] = value;
		const place = plan[layer].get(featureId)!.geometry;
		// A centre's own point is its first door.
		if (!isPlace || !first || areEqual(first.lngLat, (place as Point).coordinates)) return [list];
		const group = `place-${featureId}`;
		const moved = {
			layer,
			featureId,
			op: 'set',
			field: GEOMETRY,
			value: pointAt(first.lngLat),
			group
		} as const;
		return [{ ...list, group }, moved];
	});
}

interface PlanPoint {
	id: string;
	openTo: unknown;
	lngLat: LngLat;
}

const pointAt = (lngLat: LngLat): Point => ({ type: 'Point', coordinates: [...lngLat] });

const toPoint = ({ id, openTo }: PlanFeature['properties'], geometry: unknown): PlanPoint => ({
	id,
	openTo,
	lngLat: (geometry as Point).coordinates as LngLat
});

function placePoint(
	{ row, values, geometry }: IntakeRow,
	kind: PointKind,
	{ plan, finder, base }: { plan: Plan; finder: ReferredFinder; base: ReconcileOptions['base'] }
): { ownerId: string; lngLat: LngLat } | Rejected {
	const layer = KIND_LAYERS[kind];
	const owner = POINT_KINDS[kind]!;
	const reject = (field: string, value: string, zh: string, en: string): Rejected => ({
		row,
		field,
		value,
		reason: { zh, en }
	});
	if (geometry?.type !== 'Point')
		return reject('geometry', geometry?.type ?? '', '应为一个点', 'is no point, which is needed');
	const lngLat = geometry.coordinates as LngLat;
	const asked = values[owner] as string | undefined;
	const ownerId = asked === undefined ? findOwner(plan, kind, lngLat) : finder.byText(layer, asked);
	if (ownerId === undefined)
		return reject(
			owner,
			asked ?? '',
			asked === undefined
				? `${BOUNDARY_SLACK_M} 米内没有小区边界；请写明所属小区`
				: `“${asked}”不在计划中；请改正名称，或先导入它`,
			asked === undefined
				? `is not given, and no boundary is within ${BOUNDARY_SLACK_M} m; say to which it belongs`
				: `"${asked}" is not in the plan; correct the name, or bring that in first`
		);
	// What this program wrote, and doors, stand where they stand.
	if (kind === 'doors' || base) return { ownerId, lngLat };
	const area = plan[layer].get(ownerId)!.geometry as Area;
	const offM = offOutlineM(lngLat, area);
	return offM > BOUNDARY_SLACK_M
		? reject(
				'geometry',
				lngLat.join(', '),
				`距小区边界 ${Math.round(offM)} 米；请核对位置或坐标系`,
				`is ${Math.round(offM)} m off the boundary; check the place or the coordinate system`
			)
		: { ownerId, lngLat: pullToOutline(lngLat, area) };
}

function findOwner(plan: Plan, kind: PointKind, lngLat: LngLat): string | undefined {
	if (kind === 'doors') return undefined;
	let best: string | undefined;
	let least = BOUNDARY_SLACK_M;
	for (const [id, { geometry }] of plan.communities) {
		const offM = offOutlineM(lngLat, geometry as Area);
		if (offM < least) [best, least] = [id, offM];
	}
	return best;
}

function findPoint(
	known: ReadonlyMap<string, PlanFeature>,
	taken: ReadonlySet<string>,
	{ id, ownerId, owner, lngLat }: { id: unknown; ownerId: string; owner: string; lngLat: LngLat }
): string | undefined {
	if (typeof id === 'string' && known.has(id) && !taken.has(id)) return id;
	for (const [one, { properties, geometry }] of known) {
		if (taken.has(one) || properties[owner] !== ownerId) continue;
		const [lng, lat] = (geometry as Point).coordinates as LngLat;
		if (haversineM(lng, lat, lngLat[0], lngLat[1]) <= SAME_POINT_M) return one;
	}
	return undefined;
}

const saidThen = (base: PlanFeature | undefined, owner: string) =>
	base && {
		[owner]: base.properties[owner],
		openTo: base.properties.openTo,
		[GEOMETRY]: base.geometry
	};

function giveId(wanted: unknown, ownerId: string, used: Set<string>): string {
	let id = typeof wanted === 'string' && !/^\d*$/.test(wanted) ? wanted : '';
	for (let n = 1; id === '' || used.has(id); n++) id = `${ownerId}-e${n}`;
	used.add(id);
	return id;
}
