import fc from 'fast-check';
import type { LayerName } from '#lib/core/city/types.ts';
import { getField, listFields } from '#lib/core/plan/field.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { Change, Plan, PlanFeature, WantedChange } from '#lib/core/plan/types.ts';
import { buildSmallCity } from './small-city.ts';

/** A plan with every layer in it. */
export const smallPlan = (): Plan => toPlan(buildSmallCity().features);

/** Layers whose features nothing refers to, so that any of them may go. */
const LAYERS = [
	'communities',
	'facilities',
	'buildings',
	'landmarks',
	'streets',
	'centres',
	'walls'
] as const satisfies LayerName[];

/** One step of a random history, made concrete by {@link toWanted} on the plan that it meets. */
export interface RandomStep {
	layer: (typeof LAYERS)[number];
	/** Chooses the feature, the field and the value. */
	pick: [number, number, number];
	kind: 'add' | 'set' | 'remove';
}

export const randomStep: fc.Arbitrary<RandomStep> = fc.record({
	layer: fc.constantFrom(...LAYERS),
	pick: fc.tuple(fc.nat(7), fc.nat(30), fc.nat(3)),
	kind: fc.constantFrom('set', 'set', 'set', 'set', 'add', 'remove')
});

/** The change that a step stands for in a plan; `undefined` where there is nothing to change. */
export function toWanted(
	plan: Plan,
	{ layer, pick: [which, what, value], kind }: RandomStep
): WantedChange | undefined {
	const ids = [...plan[layer].keys()].toSorted();
	if (kind === 'add') {
		const featureId = `${layer}-new-${which}`;
		const [pattern] = smallPlan()[layer].values();
		if (plan[layer].has(featureId) || !pattern) return undefined;
		return { layer, featureId, op: 'add', value: like(layer, pattern, featureId, value) };
	}
	const featureId = ids[which % Math.max(1, ids.length)];
	if (featureId === undefined) return undefined;
	if (kind === 'remove') return { layer, featureId, op: 'remove' };
	const fields = listFields(layer);
	const field = fields[what % fields.length]!;
	return {
		layer,
		featureId,
		op: 'set',
		field,
		value: vary(getField(plan[layer].get(featureId)!, field), field, value)
	};
}

/** Wanted changes as changes of the plan that they are made on. */
export function toChange(plan: Plan, wanted: WantedChange): Change {
	const { layer, featureId } = wanted;
	const feature = plan[layer].get(featureId);
	if (wanted.op === 'add') return { op: 'add', layer, featureId, after: wanted.value };
	if (wanted.op === 'remove') return { op: 'remove', layer, featureId, before: feature! };
	const before = getField(feature!, wanted.field);
	return { op: 'set', layer, featureId, field: wanted.field, before, after: wanted.value };
}

function like(layer: LayerName, pattern: PlanFeature, id: string, value: number): PlanFeature {
	const rename = (list: unknown) => (list as object[]).map((point, i) => ({ ...point, id: `${id}-${i}` }));
	const { doors, entrances } = pattern.properties;
	return {
		type: 'Feature',
		properties: {
			...pattern.properties,
			id,
			...(layer === 'streets' ? {} : { name: `新${value}` }),
			...(doors ? { doors: rename(doors) } : {}),
			...(entrances ? { entrances: rename(entrances) } : {})
		},
		geometry: pattern.geometry
	};
}

/** Another value of the same kind; lists of entrances and doors gain, lose and change items. */
function vary(old: unknown, field: string, value: number): unknown {
	if (field === 'entrances' || field === 'doors') {
		const list = old as { id: string; openTo: string }[];
		if (value === 0) return list.slice(1);
		if (value === 1)
			return [...list, { ...list[0], id: `${field}-${list.length}`, lngLat: [115.46, 38.86], openTo: 'all' }];
		return list.map((item, i) => (i === 0 ? { ...item, openTo: value === 2 ? 'all' : 'residents' } : item));
	}
	if (typeof old === 'number') return value;
	if (typeof old === 'boolean') return value % 2 === 0;
	if (typeof old === 'string') return `值${value}`;
	if (field === 'geometry') {
		const { type, coordinates } = old as { type: string; coordinates: unknown };
		const move = (at: unknown): unknown =>
			typeof at === 'number'
				? Math.round((at + (value + 1) / 1000) * 1e7) / 1e7
				: (at as unknown[]).map(move);
		return { type, coordinates: move(coordinates) };
	}
	return Array.isArray(old) ? old.slice(0, value) : old;
}
