import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import { diffPlans } from '#lib/core/plan/diff-plans.ts';
import { emptyPlan, toPlan } from '#lib/core/plan/plan.ts';
import type { Querier } from '../port.ts';
import { readLayer } from '../read-layer.ts';
import { writeSeedSet } from '../write-change-set.ts';

/** Makes the first change set of each city that was stored before there was a log: all of its features, as they are. */
export async function beginHistory(tx: Querier): Promise<void> {
	const cities = await tx.query<{ id: string; revision: number; asOf: string }>(
		'select id, revision, as_of as "asOf" from city order by id'
	);
	for (const { id, revision, asOf } of cities) {
		const layers: [LayerName, unknown][] = [];
		for (const layer of LAYER_NAMES.filter((name) => !LATER.has(name)))
			layers.push([layer, await readLayer(tx, id, layer)]);
		const plan = toPlan(Object.fromEntries(layers) as unknown as CityFeatures);
		await writeSeedSet(tx, { cityId: id, revision, asOf, changes: diffPlans(emptyPlan(), plan) });
	}
	for (const { id, revision } of cities)
		for (const table of VERSIONED)
			await tx.query(`update ${table} set version = $2 where city_id = $1`, [id, revision]);
}

/** Layers that came after the log: there are no tables of them yet. */
const LATER: ReadonlySet<LayerName> = new Set(['notes', 'facilities', 'buildings']);

/** Tables of features that there were when the log began. */
const VERSIONED = [
	'district',
	'cluster',
	'block',
	'axis',
	'service_centre',
	'community',
	'landmark',
	'street'
];
