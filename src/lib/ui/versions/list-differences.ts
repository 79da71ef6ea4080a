import type { Feature } from 'geojson';
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { LayerName } from '#lib/core/city/types.ts';
import { GEOMETRY, type Change, type Plan, type PlanFeature } from '#lib/core/plan/types.ts';

/** One feature in which two revisions differ. */
export interface DifferentFeature {
	layer: LayerName;
	featureId: string;
	op: Change['op'];
	changes: Change[];
	/** As it is, or was where it was removed; `undefined`: it is in neither plan that the page knows. */
	feature: PlanFeature | undefined;
}

/**
 * Differences by feature, in the order of layers.
 *
 * @param plan knows the features that only changed
 */
export function listDifferences(changes: readonly Change[], plan: Plan | null): DifferentFeature[] {
	const byFeature = new Map<string, Change[]>();
	for (const change of changes) {
		const key = `${change.layer} ${change.featureId}`;
		const own = byFeature.get(key);
		if (own) own.push(change);
		else byFeature.set(key, [change]);
	}
	const listed = [...byFeature.values()].map((own): DifferentFeature => {
		const change = own[0]!;
		const { layer, featureId, op } = change;
		const known = plan?.[layer].get(featureId);
		return { layer, featureId, op, changes: own, feature: featureOf(change, own, known) };
	});
	return listed.toSorted((a, b) => LAYER_NAMES.indexOf(a.layer) - LAYER_NAMES.indexOf(b.layer));
}

function featureOf(change: Change, own: readonly Change[], known: PlanFeature | undefined) {
	if (change.op === 'add') return change.after;
	if (change.op === 'remove') return change.before;
	const moved = own.find((one) => one.op === 'set' && one.field === GEOMETRY);
	return known && moved?.op === 'set'
		? { ...known, geometry: moved.after as PlanFeature['geometry'] }
		: known;
}

/** The differences as features with what was before: for GIS programs. */
export function toDifferenceFeatures(differences: readonly DifferentFeature[]): Feature[] {
	return differences.flatMap(({ layer, featureId, op, changes, feature }) =>
		feature
			? [
					{
						type: 'Feature',
						geometry: feature.geometry,
						properties: {
							layer,
							id: featureId,
							change: op,
							name: feature.properties.name ?? null,
							...Object.fromEntries(
								changes.flatMap((one) =>
									one.op === 'set'
										? [
												[`${one.field}_before`, one.before],
												[`${one.field}_after`, one.field === GEOMETRY ? null : one.after]
											]
										: []
								)
							)
						}
					}
				]
			: []
	);
}
