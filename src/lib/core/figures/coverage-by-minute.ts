import { isWithin } from '../coverage/is-within.ts';
import type { CoverageItem } from '../coverage/types.ts';
import type { FigureMeasure } from './types.ts';

/**
 * Share of the measure reached within each number of minutes, inclusive.
 *
 * @returns as long as `minutes`, each 0…1, never falling where they rise; zeros of nothing
 */
export function coverageByMinute(
	items: readonly CoverageItem[],
	measure: FigureMeasure,
	minutes: readonly number[]
): number[] {
	const weightOf = (item: CoverageItem) => (measure === 'communities' ? 1 : item[measure]);
	const whole = items.reduce((sum, item) => sum + weightOf(item), 0);
	return minutes.map((m) => {
		let reached = 0;
		for (const item of items) if (isWithin(item.walkSeconds, m * 60)) reached += weightOf(item);
		return whole === 0 ? 0 : reached / whole;
	});
}
