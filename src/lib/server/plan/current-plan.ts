import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import type { Querier } from '../db/port.ts';
import { readLayer } from '../db/read-layer.ts';
import { readLog } from '../db/read-log.ts';

/** A plan and the revision that it is of. */
export interface PlanAtRevision {
	/** Of the city: one that is removed and made again is another. */
	incarnation: string;
	revision: number;
	plan: Plan;
}

/** Cities whose plans are kept in memory. */
const CITIES_MAX = 4;

/** From how many revisions on the tables are read again rather than the log since. */
const CATCH_UP_MAX = 500;

/**
 * The newest plans in memory, by city: what other processes have written since is read from the log. Nobody else may
 * write while a caller holds the row of the city.
 */
export class CurrentPlans {
	readonly #kept = new Map<string, PlanAtRevision>();

	/**
	 * The plan of a city at the revision that its row has in this transaction.
	 *
	 * @param tx sees one moment: repeatable read, or with the city's row locked
	 */
	async get(
		tx: Querier,
		cityId: string,
		{ revision, incarnation }: Pick<PlanAtRevision, 'revision' | 'incarnation'>
	): Promise<PlanAtRevision> {
		const found = this.#kept.get(cityId);
		const kept = found?.incarnation === incarnation ? found : undefined;
		if (kept?.revision === revision) return kept;
		const isNear = kept && kept.revision < revision && revision - kept.revision <= CATCH_UP_MAX;
		const plan = isNear ? await catchUp(tx, cityId, kept, revision) : await readPlan(tx, cityId);
		return { incarnation, revision, plan };
	}

	/** Keeps a plan that is committed. An older one than is kept is let go. */
	keep(cityId: string, current: PlanAtRevision) {
		const kept = this.#kept.get(cityId);
		if (kept?.incarnation === current.incarnation && kept.revision > current.revision) return;
		this.#kept.delete(cityId);
		this.#kept.set(cityId, current);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size > CITIES_MAX && oldest !== undefined) this.#kept.delete(oldest);
	}
}

/** The plan as the tables have it. */
export async function readPlan(tx: Querier, cityId: string): Promise<Plan> {
	const layers: [LayerName, unknown][] = [];
	for (const layer of LAYER_NAMES) layers.push([layer, await readLayer(tx, cityId, layer)]);
	return toPlan(Object.fromEntries(layers) as unknown as CityFeatures);
}

async function catchUp(
	tx: Querier,
	cityId: string,
	{ revision, plan }: PlanAtRevision,
	upTo: number
): Promise<Plan> {
	const sets = await readLog(tx, cityId, { after: revision, upTo });
	return applyChanges(
		plan,
		sets.flatMap(({ changes }) => changes)
	);
}
