import type { Random } from '../../geometry/seeded-random.ts';
import type { WorkBudget } from '../../work/work-budget.ts';
import { Interchange } from './interchange.ts';
import type { Choice, MedianCore } from './types.ts';

/** Units of `WorkBudget` for a look of an {@link Interchange}. */
const LOOK_WORK = 2e-6;

/**
 * Perturbs a choice and improves it by exchanges, again and again; a result that is not worse is the next start.
 *
 * @param options.rounds how many shakes; fewer where the budget is spent
 * @returns the best seen
 * @see Lourenço, Martin & Stützle (2003), iterated local search
 */
export function improveChoice(
	core: MedianCore,
	start: Int32Array,
	{ rounds, random, budget }: { rounds: number; random: Random; budget: WorkBudget }
): Choice {
	const { columnCount, count } = core;
	let search = new Interchange(core, start);
	const leastSaving = () => 1e-10 * Math.max(1e-300, best.objective);
	let best = search.choice;
	search.descend(leastSaving());
	best = search.choice;
	let spent = 0;
	const spend = () => {
		budget.spend(LOOK_WORK * (search.looks - spent));
		spent = search.looks;
	};
	spend();
	if (count === 0 || count === columnCount) return best;
	const pick = (limit: number) => Math.floor(random() * limit);
	for (let round = 0; round < rounds && !budget.isOver(); round++) {
		const before = search.columns.slice();
		for (let shakes = 1 + pick(Math.min(4, count)); shakes > 0; shakes--) {
			let column = pick(columnCount);
			while (search.isChosen(column)) column = (column + 1) % columnCount;
			search.exchange(pick(count), column);
		}
		search.descend(leastSaving());
		const found = search.choice;
		if (found.objective <= best.objective) best = found;
		else search = restore(search, before);
		spend();
	}
	return best;
}

/** Restores the state before a round: few columns changed, while a rebuild would touch every row. */
function restore(search: Interchange, columns: Int32Array): Interchange {
	const wanted = new Set(columns);
	const missing = columns.filter((column) => !search.isChosen(column));
	for (const column of missing)
		search.exchange(
			search.columns.findIndex((chosen) => !wanted.has(chosen)),
			column
		);
	return search;
}
