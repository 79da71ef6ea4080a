import type { Amounts, CoverageItem } from '#lib/core/coverage/types.ts';
import { isWithin } from '#lib/core/coverage/is-within.ts';
import type { Measure } from '#lib/carto/view-query.ts';
import type { Text } from './text.svelte.ts';

/** An amount in the unit it is counted in, ready to be read. */
export function formatAmount(text: Text, amounts: Amounts, measure: Measure): string {
	return measure === 'floorAreaM2'
		? text.number(amounts.floorAreaM2 / 10_000, 1)
		: text.number(amounts[measure]);
}

/** What is left of a whole without a part. */
export function subtractAmounts(whole: Amounts, part: Amounts): Amounts {
	return {
		communities: whole.communities - part.communities,
		households: whole.households - part.households,
		people: whole.people - part.people,
		floorAreaM2: whole.floorAreaM2 - part.floorAreaM2
	};
}

/** What one community adds to a measure. */
export function weightOf(item: CoverageItem, measure: Measure): number {
	return measure === 'communities' ? 1 : item[measure];
}

/**
 * Median walking seconds, each community weighted by its households: half of them walk no longer than this.
 *
 * @returns `null` of nothing, and where more than half have no way to a centre
 */
export function medianWalkSeconds(items: readonly CoverageItem[]): number | null {
	const sorted = items.toSorted((a, b) => (a.walkSeconds ?? Infinity) - (b.walkSeconds ?? Infinity) || 0);
	const half = sorted.reduce((sum, { households }) => sum + households, 0) / 2;
	let sum = 0;
	for (const { households, walkSeconds } of sorted) {
		sum += households;
		if (sum >= half) return walkSeconds;
	}
	return null;
}

/**
 * Share of the measure reached within each whole minute.
 *
 * @returns as long as `minutes`, each 0…1, never falling; zeros of nothing
 */
export function coverageByMinute(
	items: readonly CoverageItem[],
	measure: Measure,
	minutes: readonly number[]
): number[] {
	const whole = items.reduce((sum, item) => sum + weightOf(item, measure), 0);
	return minutes.map((m) => {
		let reached = 0;
		for (const item of items) if (isWithin(item.walkSeconds, m * 60)) reached += weightOf(item, measure);
		return whole === 0 ? 0 : reached / whole;
	});
}

/** Money as a planner says it: 8.0 万元, ¥80,000. */
export function formatCost(text: Text, yuan: number): string {
	return text.lang === 'zh'
		? `${text.number(yuan / 10_000, yuan < 100_000 ? 1 : 0)} 万元`
		: `¥${text.number(Math.round(yuan / 1000) * 1000)}`;
}
