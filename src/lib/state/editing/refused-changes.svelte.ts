import type { OwnChangeSet } from '#lib/core/plan/plan-replica.ts';
import type { Fault } from '../fault.ts';
import type { OutboxPorts } from './outbox.ts';

/** A change set that the server would not take, and why. */
export interface RefusedChangeSet {
	set: OwnChangeSet;
	fault: Fault;
}

/**
 * One's own change sets that the server would not take: kept in this browser, over a reload, until they are sent again
 * or given up. They are not in the plan that is shown.
 */
export class RefusedChanges {
	/** Oldest first. */
	list = $state.raw<readonly RefusedChangeSet[]>([]);

	readonly #prefix: string;
	readonly #ports: OutboxPorts;

	constructor(cityId: string, ports: OutboxPorts) {
		this.#prefix = `lianpian:refused:${cityId}:`;
		this.#ports = ports;
		const keys = ports.local.keys?.() ?? [];
		this.list = keys
			.filter((key) => key.startsWith(this.#prefix))
			.toSorted()
			.flatMap((key) => this.#read(key));
	}

	add(set: OwnChangeSet, fault: Fault) {
		this.#ports.local.setItem(this.#prefix + set.id, JSON.stringify({ set, fault }));
		this.list = [...this.list, { set, fault }];
	}

	/** @returns what is no longer kept; `undefined` where it was not */
	take(id: string): RefusedChangeSet | undefined {
		const taken = this.list.find(({ set }) => set.id === id);
		this.#ports.local.removeItem(this.#prefix + id);
		this.list = this.list.filter((one) => one !== taken);
		return taken;
	}

	#read(key: string): RefusedChangeSet[] {
		try {
			const kept = JSON.parse(this.#ports.local.getItem(key) ?? '') as RefusedChangeSet;
			return Array.isArray(kept.set.changes) && kept.fault ? [kept] : [];
		} catch {
			// Not written by this program.
			return [];
		}
	}
}
