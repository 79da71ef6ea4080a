import type { Deviation } from './types.ts';

/** Deviation of each value from the mean, as a share of it; 0 where the mean is 0. */
export function listDeviations(values: readonly number[]): number[] {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.map((value) => (mean > 0 ? value / mean - 1 : 0));
}

/** How uneven zones are. @param zones one at least */
export function measureDeviation(zones: readonly { population: number; areaM2: number }[]): Deviation {
	const population = listDeviations(zones.map((zone) => zone.population));
	const area = listDeviations(zones.map((zone) => zone.areaM2));
	const rangeOf = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
	const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs));
	return {
		population: largest(population),
		area: largest(area),
		populationRange: rangeOf(population),
		areaRange: rangeOf(area)
	};
}
