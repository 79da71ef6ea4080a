import { Planner } from '#lib/core/planner/planner.ts';
import type { PlannerInputs, PlannerWork } from '#lib/core/planner/types.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import type { WorkerPort } from '#lib/state/presenter/types.ts';
import { EngineAtWork } from '#lib/worker/engine-work.ts';
import type { EngineWork } from '#lib/worker/protocol.ts';

/** Lets the page draw before it computes on. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** The engine in the page: a page opened from disk cannot start a module worker, and a briefing needs little. */
export function makeEngine(): WorkerPort<EngineWork> {
	const engine = new EngineAtWork();
	return {
		ask: async (work, takes, { onProgress } = {}) =>
			engine.perform(work, takes, async (stage, share) => {
				onProgress?.(stage as never, share);
				await breathe();
			}),
		close: () => {}
	};
}

/** The planner in the page; the solver's program lies inside the file like everything else. */
export function makePlanner(inputs: PlannerInputs): WorkerPort<PlannerWork> {
	const planner = new Planner(inputs, loadHighs);
	return {
		ask: async (work, takes, { onProgress } = {}) => {
			if (work === 'load') return null as never;
			await breathe();
			return planner.work[work as Exclude<typeof work, 'load'>](takes as never, (share) =>
				onProgress?.('planning' as never, share)
			) as never;
		},
		close: () => {}
	};
}
