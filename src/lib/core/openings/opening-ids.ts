import type { Ground } from '../what-if/types.ts';

/** Makes ids for openings that are unique in the plan and among the openings made here. */
export class OpeningIds {
	readonly #taken: Set<string>;

	constructor({ madeIds, centres, communities }: Ground) {
		this.#taken = new Set(madeIds);
		for (const { id, ways } of [...centres, ...communities]) {
			this.#taken.add(id);
			for (const way of ways) this.#taken.add(way.id);
		}
	}

	/** `opening-<of>-<n>` with the smallest n from 1 that is free. */
	take(of: string): string {
		for (let n = 1; ; n++) {
			const id = `opening-${of}-${n}`;
			if (this.#taken.has(id)) continue;
			this.#taken.add(id);
			return id;
		}
	}
}
