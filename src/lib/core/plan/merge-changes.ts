import { getLayerSchema } from '../city/layers.ts';
import type { LayerName } from '../city/types.ts';
import { areEqual } from './equal-values.ts';
import { getField, withField } from './field.ts';
import { mergeLists } from './merge-lists.ts';
import type { Change, ClashedChange, PlanFeature, WantedChange } from './types.ts';

/** Finds a feature in some state of the plan. */
export type FindFeature = (layer: LayerName, featureId: string) => PlanFeature | undefined;

/** What becomes of wanted changes in a plan that has moved on. */
export interface Merged {
	/** Those that can be made, with what they replace; what is so already is left out. */
	changes: Change[];
	/** Those that cannot, since somebody changed the same meanwhile: each alone, or with the others of its group. */
	clashes: ClashedChange[][];
}

/**
 * Brings wanted changes into a plan that others have changed since: different fields merge, and so do different doors or
 * entrances of one list. The same field, or the same geometry, changed by both in different ways clashes, and so
 * does a change of what was removed, and the removal of what was changed. If one change of a group clashes, all do.
 *
 * @param wanted must fit the plan at `base`
 * @param base the plan that they were made on
 * @param current the plan now
 */
export function mergeChanges(
	wanted: readonly WantedChange[],
	{ base, current }: { base: FindFeature; current: FindFeature }
): Merged {
	const first = mergeOnce(wanted, { base, current });
	const torn = new Set(first.clashed.flatMap(({ of }) => (of.group === undefined ? [] : [of.group])));
	if (torn.size === 0) return toMerged(first);
	// What belongs to a group that clashes is not made; what follows from it may change, so everything is looked at again.
	return toMerged(mergeOnce(wanted, { base, current, torn }));
}

interface Outcome {
	changes: Change[];
	clashed: { of: WantedChange; clash: ClashedChange }[];
}

function mergeOnce(
	wanted: readonly WantedChange[],
	{ base, current, torn = new Set() }: { base: FindFeature; current: FindFeature; torn?: Set<string> }
): Outcome {
	const bases = new Overlay(base);
	const currents = new Overlay(current);
	const outcome: Outcome = { changes: [], clashed: [] };
	for (const of of wanted) {
		const { layer, featureId } = of;
		const was = bases.find(layer, featureId);
		const is = currents.find(layer, featureId);
		const isTorn = of.group !== undefined && torn.has(of.group);
		const made = isTorn ? 'clash' : decide(of, was, is);
		bases.put(layer, featureId, after(of, was));
		if (made === 'clash') outcome.clashed.push({ of, clash: describeClash(of, was, is) });
		else if (made !== 'same') {
			outcome.changes.push(made);
			currents.put(layer, featureId, afterChange(made, is));
		}
	}
	return outcome;
}

function decide(
	of: WantedChange,
	was: PlanFeature | undefined,
	is: PlanFeature | undefined
): Change | 'same' | 'clash' {
	const { layer, featureId } = of;
	if (of.op === 'add') {
		if (!is) return { op: 'add', layer, featureId, after: of.value };
		return areEqual(is, of.value) ? 'same' : 'clash';
	}
	if (of.op === 'remove') {
		if (!is) return 'same';
		return areEqual(was, is) ? { op: 'remove', layer, featureId, before: is } : 'clash';
	}
	if (!is || !was) return 'clash';
	const { field } = of;
	const [from, now] = [getField(was, field), getField(is, field)];
	const set = (value: unknown): Change | 'same' =>
		areEqual(now, value) ? 'same' : { op: 'set', layer, featureId, field, before: now, after: value };
	if (areEqual(from, now) || areEqual(now, of.value)) return set(of.value);
	// Back to what it was: the other's change stands.
	if (areEqual(from, of.value)) return 'same';
	const isListField = getLayerSchema(layer).points?.property === field;
	const merged = isListField ? mergeLists(from, now, of.value) : null;
	return merged ? set(merged) : 'clash';
}

function describeClash(
	of: WantedChange,
	was: PlanFeature | undefined,
	is: PlanFeature | undefined
): ClashedChange {
	const { layer, featureId, op } = of;
	if (of.op !== 'set')
		return {
			layer,
			featureId,
			op,
			field: null,
			base: was ?? null,
			theirs: is ?? null,
			mine: of.op === 'add' ? of.value : null
		};
	const { field, value } = of;
	return {
		layer,
		featureId,
		op,
		field,
		base: was ? (getField(was, field) ?? null) : null,
		theirs: is ? (getField(is, field) ?? null) : null,
		mine: value
	};
}

function toMerged({ changes, clashed }: Outcome): Merged {
	const groups = new Map<string, ClashedChange[]>();
	const clashes: ClashedChange[][] = [];
	for (const { of, clash } of clashed) {
		const key = of.group === undefined ? `${of.layer} ${of.featureId} ${clash.field}` : `group ${of.group}`;
		let group = groups.get(key);
		if (!group) {
			groups.set(key, (group = []));
			clashes.push(group);
		}
		const earlier = group.findIndex(
			(one) => one.layer === clash.layer && one.featureId === clash.featureId && one.field === clash.field
		);
		// The last of several changes of one field is what was wanted; what both knew is what the first of them tells.
		if (earlier >= 0) group[earlier] = { ...clash, base: group[earlier]!.base };
		else group.push(clash);
	}
	return { changes, clashes };
}

function after(of: WantedChange, feature: PlanFeature | undefined): PlanFeature | undefined {
	if (of.op === 'add') return of.value;
	if (of.op === 'remove') return undefined;
	return feature && withField(feature, of.field, of.value);
}

function afterChange(change: Change, feature: PlanFeature | undefined): PlanFeature | undefined {
	if (change.op === 'add') return change.after;
	if (change.op === 'remove') return undefined;
	return feature && withField(feature, change.field, change.after);
}

/** A state of the plan with the changes that were looked at so far. */
class Overlay {
	readonly #find: FindFeature;
	readonly #changed = new Map<string, PlanFeature | undefined>();

	constructor(find: FindFeature) {
		this.#find = find;
	}

	find(layer: LayerName, featureId: string): PlanFeature | undefined {
		const key = `${layer} ${featureId}`;
		return this.#changed.has(key) ? this.#changed.get(key) : this.#find(layer, featureId);
	}

	put(layer: LayerName, featureId: string, feature: PlanFeature | undefined) {
		this.#changed.set(`${layer} ${featureId}`, feature);
	}
}
