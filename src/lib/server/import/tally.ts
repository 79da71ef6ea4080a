import type { ReportRow } from './types.ts';

const EXAMPLES = 5;

/** Counts of reasons with the first few ids of each. */
export class Tally {
	#rows = new Map<string, ReportRow>();

	add(reason: string, id: string, count = 1): void {
		let row = this.#rows.get(reason);
		if (!row) {
			row = { reason, count: 0, examples: [] };
			this.#rows.set(reason, row);
		}
		row.count += count;
		if (row.examples.length < EXAMPLES) row.examples.push(id);
	}

	/** Most frequent first, ties by reason. */
	list(): ReportRow[] {
		return [...this.#rows.values()].toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
	}
}

/** What happens to a source of streets while it is read. */
export interface Tallies {
	/** What is not in the result. */
	dropped: Tally;
	/** What is in the result, but not as the file has it. */
	repaired: Tally;
	/** Where the ways are cut because walkers cannot pass. */
	cut: Tally;
	/** What the file says and the result does not take into account. */
	unread: Tally;
}

export function buildTallies(): Tallies {
	return { dropped: new Tally(), repaired: new Tally(), cut: new Tally(), unread: new Tally() };
}
