import type { PlannerInputs, PlannerWork } from '#lib/core/planner/types.ts';
import { WorkerClient } from './worker-client.ts';

/**
 * Contiguous planning in a worker of its own, as promises. The solver cannot be interrupted: a cancel terminates the
 * worker, and a new one continues with the other requests.
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
