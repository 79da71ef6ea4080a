import wasmUrl from 'highs/runtime?url';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import { describeError } from './describe-error.ts';
import type { WorkRequest, FromWorker } from './messages.ts';
import { Planner, type ReportShare } from '#lib/core/planner/planner.ts';
import type { PlannerWork } from '#lib/core/planner/types.ts';

/** The page's end of the channel, typed. */
const post = (message: FromWorker<PlannerWork, 'planning'>) => self.postMessage(message);

let planner: Planner | undefined;

/** Fetched when first needed: it is larger than all the rest. A solver that failed is not used again. */
const loadSolver = () => loadHighs({ wasmUrl });

/** One piece of work at a time, in the order of requests. */
let last: Promise<void> = Promise.resolve();
self.addEventListener('message', ({ data }: MessageEvent<WorkRequest<PlannerWork>>) => {
	last = last.then(() => answer(data));
});

async function answer(message: WorkRequest<PlannerWork>) {
	const { id } = message;
	try {
		const gives = await perform(message, (share) => post({ id, stage: 'planning', share }));
		post({ id, gives });
	} catch (error) {
		const isRefused = error instanceof EditError || (error instanceof RangeError && !isOfMemory(error));
		post({ id, ...describeError(error), isRefused });
	}
}

/** Engines throw the same class for invalid arguments and when memory runs out. */
const isOfMemory = ({ message }: RangeError) =>
	/allocation|memory|Invalid (typed )?array|call stack/i.test(message);

async function perform(message: WorkRequest<PlannerWork>, onProgress: ReportShare) {
	if (message.work === 'load') {
		planner = new Planner(message.takes, loadSolver);
		return null;
	}
	if (!planner) throw new Error('The plan has not been loaded.');
	return planner.work[message.work](message.takes as never, onProgress);
}
