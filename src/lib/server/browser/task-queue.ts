import { Refused } from '../refused.ts';

/** More is waiting than is worth waiting for; ask again in a moment. */
export class QueueFull extends Refused<'busy'> {
	constructor() {
		super(503, 'busy', {});
		this.name = 'QueueFull';
	}
}

/**
 * Runs tasks, a few at once, in the order in which they come.
 *
 * @param parallel how many at once
 * @param waitingMax how many more may wait
 */
export function buildTaskQueue({ parallel, waitingMax }: { parallel: number; waitingMax: number }) {
	const waiting: (() => void)[] = [];
	let running = 0;
	const leave = () => {
		running--;
		waiting.shift()?.();
	};
	/** @throws QueueFull if too many wait already; what the task throws */
	return async function run<Result>(task: () => Promise<Result>): Promise<Result> {
		if (running >= parallel) {
			if (waiting.length >= waitingMax) throw new QueueFull();
			await new Promise<void>((enter) => waiting.push(enter));
		}
		running++;
		try {
			return await task();
		} finally {
			leave();
		}
	};
}
