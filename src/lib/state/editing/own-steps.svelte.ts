import type { OutboxPorts } from './outbox.ts';

/** How many steps can be undone. */
const STEPS_MAX = 200;

interface Kept {
	done: string[];
	undone: string[];
}

/** Which of one's own change sets can be undone and redone, by id; kept in the browser over a reload. */
export class OwnSteps {
	/** What can be undone, newest last. */
	done = $state.raw<readonly string[]>([]);
	/** Undos that can be redone, newest last. */
	undone = $state.raw<readonly string[]>([]);
	readonly #key: string;
	readonly #ports: OutboxPorts;

	constructor(cityId: string, ports: OutboxPorts) {
		this.#key = `lianpian:steps:${cityId}`;
		this.#ports = ports;
		try {
			const { done = [], undone = [] } = JSON.parse(ports.local.getItem(this.#key) ?? '{}') as Partial<Kept>;
			this.done = done;
			this.undone = undone;
		} catch {
			// Nothing to undo is better than something unknown.
		}
	}

	/** A change set was made: what was undone before is past. */
	did(id: string) {
		this.#keep([...this.done, id], []);
	}

	/** The newest step was undone by this change set. */
	undid(undoId: string) {
		this.#keep(this.done.slice(0, -1), [...this.undone, undoId]);
	}

	/** The newest undo was undone by this change set. */
	redid(redoId: string) {
		this.#keep([...this.done, redoId], this.undone.slice(0, -1));
	}

	/** A change set that the server refused cannot be undone. */
	forget(id: string) {
		const without = (ids: readonly string[]) => ids.filter((one) => one !== id);
		this.#keep(without(this.done), without(this.undone));
	}

	#keep(done: readonly string[], undone: readonly string[]) {
		this.done = done.slice(-STEPS_MAX);
		this.undone = undone.slice(-STEPS_MAX);
		this.#ports.local.setItem(this.#key, JSON.stringify({ done: this.done, undone: this.undone }));
	}
}
