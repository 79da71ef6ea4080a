import type { EngineWork, Stage } from './protocol.ts';
import { WorkerClient } from './worker-client.ts';

/** The computing core in its worker, as promises. A cancel takes effect between two steps of the work. */
export class EngineClient extends WorkerClient<EngineWork, Stage> {
	constructor() {
		super(() => new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' }));
	}
}
