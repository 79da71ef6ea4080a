import { balanceOfClusters } from '#lib/core/clusters/balance-of-clusters.ts';
import { DEFAULT_WEIGHTS } from '#lib/core/clusters/settings.ts';
import type { ClusterWeights } from '#lib/core/clusters/types.ts';
import type { DrawnZones, ZonesQuestion } from '#lib/core/planner/types.ts';
import type { Plan } from '../plan.svelte.ts';
import type { Memento } from '#lib/core/drafts/types.ts';
import { Run } from '../run.svelte.ts';
import { pickFields, putFields, type KeepsWork } from './memento.ts';
import type { Planning } from './planning.svelte.ts';

export type { DrawnZones };

/** The desk of clusters: how even today's are, and zones drawn anew. */
export class ClustersDesk implements KeepsWork {
	k = $state(12);
	weights: ClusterWeights = $state({ ...DEFAULT_WEIGHTS });
	seed = $state(1);
	/** Whether the map shows the zones drawn anew, or today's clusters. */
	isRedrawnShown = $state(false);
	/** The zone or cluster that is looked at. */
	pickedId = $state<string | null>(null);
	readonly run: Run<ZonesQuestion, DrawnZones>;

	readonly #plan: Plan;
	readonly #planning: Planning;

	constructor(plan: Plan, planning: Planning) {
		this.#plan = plan;
		this.#planning = planning;
		const clusters = plan.document?.features.clusters.features.length ?? 0;
		if (clusters > 0) this.k = clusters;
		this.run = new Run((question, options) => planning.ask('zones', question, options));
	}

	/** Today's clusters. */
	readonly today = $derived.by(() => {
		const features = this.#plan.document!.features;
		return balanceOfClusters({
			clusters: features.clusters.features.map(({ properties }) => properties),
			communities: features.communities.features.map(({ properties }) => properties),
			centres: features.centres.features.map(({ properties }) => properties).filter(({ open }) => open)
		});
	});

	get memento(): Memento {
		return { ...pickFields(this, FIELDS), weights: { ...this.weights }, run: this.run.memento };
	}

	restore(memento: Memento) {
		putFields(this, memento, [...FIELDS, 'weights']);
		this.run.restore(memento['run'] as typeof this.run.memento);
	}

	get question(): ZonesQuestion {
		return { k: Math.round(this.k), weights: { ...this.weights }, seed: this.seed };
	}

	async redraw() {
		this.pickedId = null;
		const found = await this.run.start(this.question);
		if (!found) return;
		this.isRedrawnShown = true;
		this.#planning.zones = {
			zones: found.zones.map(({ id, blockIds, population, areaM2 }) => ({
				id,
				blockIds,
				population,
				areaM2
			})),
			deviation: found.figures.deviation
		};
	}
}

const FIELDS = ['k', 'seed', 'isRedrawnShown', 'pickedId'] as const;
