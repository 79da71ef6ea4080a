import { isWithin } from './is-within.ts';
import type { Amounts, CoverageItem, CoverageSummary } from './types.ts';

const nothing = (): Amounts => ({ communities: 0, households: 0, people: 0, floorAreaM2: 0 });

/**
 * Totals of communities, and of those reached within each budget (inclusive).
 *
 * @param minutes budgets; each is a key of `covered`
 */
export function summarizeCoverage(
	items: Iterable<CoverageItem>,
	minutes: readonly number[]
): CoverageSummary {
	const summary: CoverageSummary = {
		...nothing(),
		covered: Object.fromEntries(minutes.map((m) => [m, nothing()]))
	};
	// A budget given twice is counted once.
	const budgets = new Set(minutes);
	for (const item of items) {
		add(summary, item);
		for (const m of budgets) if (isWithin(item.walkSeconds, m * 60)) add(summary.covered[m]!, item);
	}
	return summary;
}

function add(amounts: Amounts, { households, people, floorAreaM2 }: CoverageItem) {
	amounts.communities++;
	amounts.households += households;
	amounts.people += people;
	amounts.floorAreaM2 += floorAreaM2;
}

/** {@link summarizeCoverage} of every group; groups in order of key, one without items is left out. */
export function summarizeBy(
	items: readonly CoverageItem[],
	keyOf: (item: CoverageItem) => string | null,
	minutes: readonly number[]
): Map<string | null, CoverageSummary> {
	const groups = new Map<string | null, CoverageItem[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return new Map(
		[...groups]
			.toSorted(([a], [b]) => compareKeys(a, b))
			.map(([key, group]) => [key, summarizeCoverage(group, minutes)])
	);
}

/** Those without a group come last. */
function compareKeys(a: string | null, b: string | null): number {
	if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
	return a < b ? -1 : a > b ? 1 : 0;
}
