import type { OwnChangeSet } from '#lib/core/plan/plan-replica.ts';

/** What is kept in the browser. */
export interface OutboxPorts {
	local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { keys?: () => string[] };
}

/**
 * One's own change sets that the server does not have yet, in the order in which they were made. They are in the
 * browser's storage before they are shown, each under a key of its own, so that neither a reload nor a second tab loses
 * one; sent twice, each is made once.
 */
export class Outbox {
	readonly #prefix: string;
	readonly #ports: OutboxPorts;
	#sets: { key: string; set: OwnChangeSet }[] = [];
	#number = 0;

	constructor(cityId: string, ports: OutboxPorts) {
		this.#prefix = `lianpian:changes:${cityId}:`;
		this.#ports = ports;
		this.#read();
	}

	get count(): number {
		return this.#sets.length;
	}

	list(): OwnChangeSet[] {
		return this.#sets.map(({ set }) => set);
	}

	first(): OwnChangeSet | undefined {
		return this.#sets[0]?.set;
	}

	add(set: OwnChangeSet) {
		// Time first, so that keys sort as they were made, over reloads too.
		const key = `${this.#prefix}${Date.now().toString().padStart(15, '0')}-${String(this.#number++).padStart(6, '0')}-${set.id}`;
		this.#ports.local.setItem(key, JSON.stringify(set));
		this.#sets.push({ key, set });
	}

	remove(id: string) {
		const at = this.#sets.findIndex(({ set }) => set.id === id);
		if (at < 0) return;
		this.#ports.local.removeItem(this.#sets[at]!.key);
		this.#sets.splice(at, 1);
	}

	#read() {
		const keys = this.#ports.local.keys?.() ?? [];
		for (const key of keys.filter((one) => one.startsWith(this.#prefix)).toSorted()) {
			try {
				this.#sets.push({ key, set: JSON.parse(this.#ports.local.getItem(key) ?? '') as OwnChangeSet });
			} catch {
				// Not written by this program, or cut off: nothing in it can be sent.
				this.#ports.local.removeItem(key);
			}
		}
	}
}
