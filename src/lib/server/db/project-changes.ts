import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { LayerName } from '#lib/core/city/types.ts';
import type { Change, Plan, PlanFeature } from '#lib/core/plan/types.ts';
import { getLayerTable } from './layer-tables.ts';
import type { Querier } from './port.ts';
import { deleteFeatures, deletePoints, upsertFeatures } from './write-layer.ts';

/** From how many features on the database's statistics are of other rows. */
const MANY = 1000;

/**
 * Brings the tables of features in line with the plan after changes. What has not changed is not written.
 *
 * @param plan after the changes
 * @param revision which they make: the version of each feature that they touch
 */
export async function projectChanges(
	tx: Querier,
	cityId: string,
	{ changes, plan, revision }: { changes: readonly Change[]; plan: Plan; revision: number }
): Promise<void> {
	const touched = new Map<LayerName, Set<string>>();
	for (const { layer, featureId } of changes) {
		const ids = touched.get(layer);
		if (ids) ids.add(featureId);
		else touched.set(layer, new Set([featureId]));
	}
	const split = [...touched].map(([layer, ids]) => {
		const kept: PlanFeature[] = [];
		const gone: string[] = [];
		for (const id of ids) {
			const feature = plan[layer].get(id);
			if (feature) kept.push(feature);
			else gone.push(id);
		}
		return { layer, kept, gone };
	});
	const order = (layer: LayerName) => LAYER_NAMES.indexOf(layer);
	split.sort((a, b) => order(a.layer) - order(b.layer));
	// An entrance may go from a community that is removed to another.
	for (const { layer, gone } of split) await deletePoints(tx, cityId, layer, gone);
	for (const { layer, kept } of split) await upsertFeatures(tx, cityId, layer, kept, revision);
	for (const { layer, gone } of split.toReversed()) await deleteFeatures(tx, cityId, layer, gone);
	const count = split.reduce((sum, { kept, gone }) => sum + kept.length + gone.length, 0);
	// The embedded database does not renew its statistics by itself.
	if (count >= MANY)
		await tx.query(`analyze ${split.map(({ layer }) => getLayerTable(layer).table).join(', ')}`);
}
