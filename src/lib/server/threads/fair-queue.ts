export interface FairLimits {
	/** Tasks of one asker that run at once. */
	runningEach: number;
	/** Tasks of one asker that wait. */
	waitingEach: number;
	/** Tasks that wait altogether. */
	waitingAll: number;
}

/**
 * Fair queue of tasks, so that no client waits for all tasks of another: clients take turns, each with its tasks in
 * the order in which they came.
 */
export class FairQueue<Task> {
	readonly #limits: FairLimits;
	/** Askers in the order of their turns; those with nothing waiting are left out. */
	readonly #waiting = new Map<string, Task[]>();
	readonly #running = new Map<string, number>();
	#count = 0;

	constructor(limits: FairLimits) {
		this.#limits = limits;
	}

	/** @returns false if too many wait already, of this asker or altogether */
	add(asker: string, task: Task): boolean {
		const own = this.#waiting.get(asker) ?? [];
		if (own.length >= this.#limits.waitingEach || this.#count >= this.#limits.waitingAll) return false;
		own.push(task);
		this.#waiting.set(asker, own);
		this.#count++;
		return true;
	}

	/** Whether there is a task that may run now. */
	get hasTurn(): boolean {
		return [...this.#waiting.keys()].some(
			(asker) => (this.#running.get(asker) ?? 0) < this.#limits.runningEach
		);
	}

	/** The task whose turn it is, which runs from now on; `undefined` if there is none that may. */
	take(): { asker: string; task: Task } | undefined {
		for (const [asker, own] of this.#waiting) {
			const running = this.#running.get(asker) ?? 0;
			if (running >= this.#limits.runningEach) continue;
			const task = own.shift()!;
			this.#count--;
			this.#running.set(asker, running + 1);
			// Last in the rotation.
			this.#waiting.delete(asker);
			if (own.length > 0) this.#waiting.set(asker, own);
			return { asker, task };
		}
		return undefined;
	}

	/** A task that was taken and could not be done through no fault of its own is its asker's next, whatever the limits. */
	putBack(asker: string, task: Task) {
		this.end(asker);
		this.#waiting.set(asker, [task, ...(this.#waiting.get(asker) ?? [])]);
		this.#count++;
	}

	/** Call once for each task taken, when it has ended. */
	end(asker: string) {
		const running = (this.#running.get(asker) ?? 0) - 1;
		if (running > 0) this.#running.set(asker, running);
		else this.#running.delete(asker);
	}

	/** @returns false if the task does not wait here */
	remove(asker: string, task: Task): boolean {
		const own = this.#waiting.get(asker);
		const at = own?.indexOf(task) ?? -1;
		if (!own || at < 0) return false;
		own.splice(at, 1);
		this.#count--;
		if (own.length === 0) this.#waiting.delete(asker);
		return true;
	}
}
