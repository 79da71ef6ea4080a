import type { PlannerInputs, PlannerWork } from '#lib/core/planner/types.ts';
import { WorkerClient } from './worker-client.ts';

/**
 * Contiguous planning in a worker of its own, as promises. A solver cannot be asked to stop: a cancel ends the worker,
 * and a new one goes on with what else was asked.
 */
export class PlannerClient extends WorkerClient<PlannerWork, 'planning'> {
	constructor(inputs: PlannerInputs) {
		super(() => new Worker(new URL('./planner.worker.ts', import.meta.url), { type: 'module' }), {
			id: 0,
			work: 'load',
			takes: inputs
		});
	}

	protected override cancel() {
		this.restart();
	}
}
