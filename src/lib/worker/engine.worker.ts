import { EditError } from '#lib/core/what-if/types.ts';
import { describeError } from './describe-error.ts';
import { EngineAtWork } from './engine-work.ts';
import type { ReportStage } from './engine.ts';
import type { WorkRequest, FromWorker, ToWorker } from './messages.ts';
import type { EngineWork, Stage } from './protocol.ts';

/** The page's end of the channel, typed. */
const post = (message: FromWorker<EngineWork, Stage>) => self.postMessage(message);

const engine = new EngineAtWork();
const cancelled = new Set<number>();

class Cancelled extends Error {}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker<EngineWork>>) => {
	if ('cancel' in data) cancelled.add(data.id);
	else void answer(data);
});

async function answer({ id, work, takes }: WorkRequest<EngineWork>) {
	try {
		post({ id, gives: await engine.perform(work, takes, tellOf(id)) });
	} catch (error) {
		if (!(error instanceof Cancelled))
			post({ id, ...describeError(error), isRefused: error instanceof EditError });
	} finally {
		cancelled.delete(id);
	}
}

/** Between two steps the worker processes messages, so that a cancel takes effect while the work runs. */
const tellOf =
	(id: number): ReportStage =>
	async (stage, share) => {
		post({ id, stage, share });
		await new Promise((resolve) => setTimeout(resolve, 0));
		if (cancelled.has(id)) throw new Cancelled();
	};
