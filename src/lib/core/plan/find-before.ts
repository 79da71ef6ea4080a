import type { LayerName } from '../city/types.ts';
import { withField } from './field.ts';
import type { FindFeature } from './merge-changes.ts';
import type { Change, PlanFeature } from './types.ts';

/**
 * Finds features as they were before some changes, without computing the whole plan.
 *
 * @param find in the plan after them
 * @param changes in the order in which they were made
 */
export function findBefore(find: FindFeature, changes: readonly Change[]): FindFeature {
	const touching = byFeature(changes);
	return (layer, featureId) =>
		(touching.get(keyOf(layer, featureId)) ?? []).reduceRight(takeBack, find(layer, featureId));
}

/** Finds features as they are after some changes, of which those that do not fit have no effect. */
export function findAfter(find: FindFeature, changes: readonly Change[]): FindFeature {
	const touching = byFeature(changes);
	return (layer, featureId) =>
		(touching.get(keyOf(layer, featureId)) ?? []).reduce(make, find(layer, featureId));
}

function byFeature(changes: readonly Change[]): Map<string, Change[]> {
	const touching = new Map<string, Change[]>();
	for (const change of changes) {
		const key = keyOf(change.layer, change.featureId);
		const list = touching.get(key);
		if (list) list.push(change);
		else touching.set(key, [change]);
	}
	return touching;
}

function make(feature: PlanFeature | undefined, change: Change): PlanFeature | undefined {
	if (change.op === 'add') return change.after;
	if (change.op === 'remove') return undefined;
	return feature && withField(feature, change.field, change.after);
}

function takeBack(feature: PlanFeature | undefined, change: Change): PlanFeature | undefined {
	if (change.op === 'add') return undefined;
	if (change.op === 'remove') return change.before;
	return feature && withField(feature, change.field, change.before);
}

const keyOf = (layer: LayerName, featureId: string) => `${layer} ${featureId}`;
