import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
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
	/** Under which each set is kept, by its id. */
	readonly #keys = new Map<string, string>();
	#number = 0;

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
		// Time first, so that keys sort as they were refused, over reloads too.
		const time = Date.now().toString().padStart(15, '0');
		const key = `${this.#prefix}${time}-${String(this.#number++).padStart(6, '0')}-${set.id}`;
		this.#keys.set(set.id, key);
		this.#ports.local.setItem(key, JSON.stringify({ set, fault }));
		this.list = [...this.list, { set, fault }];
	}

	/** What was never sent, since it does not fit the plan: as the server would refuse it. */
	addUnfit(set: OwnChangeSet, problems: ChangeProblem[]) {
		const detail = problems.map(({ reason }) => reason.en).join('; ');
		const refusal = { code: 'wrong-changes' as const, parameters: { problems, more: 0 } };
		this.add(set, { code: 'refused', parameters: { refusal, status: 422 }, detail });
	}

	/** @returns what is no longer kept; `undefined` where it was not */
	take(id: string): RefusedChangeSet | undefined {
		const taken = this.list.find(({ set }) => set.id === id);
		const key = this.#keys.get(id);
		if (key !== undefined) this.#ports.local.removeItem(key);
		this.#keys.delete(id);
		this.list = this.list.filter((one) => one !== taken);
		return taken;
	}

	#read(key: string): RefusedChangeSet[] {
		try {
			const kept = JSON.parse(this.#ports.local.getItem(key) ?? '') as RefusedChangeSet;
			if (!Array.isArray(kept.set.changes) || !kept.fault) return [];
			this.#keys.set(kept.set.id, key);
			return [kept];
		} catch {
			// Not written by this program.
			return [];
		}
	}
}
