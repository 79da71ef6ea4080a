import { summarizeCoverage } from '#lib/core/coverage/summarize-coverage.ts';
import { QUANTA_PER_METRE } from './oracle.ts';

/** So many communities can be told apart in one sum: 2⁰ + … + 2³⁹ is a whole number that a double holds. */
export const GROUP = 40;

/** Households of the community with this number in its group. */
export const weightOf = (number: number): number => 2 ** number;

/** Numbers of the communities that a sum of {@link weightOf} households is made of. */
export function listRevealed(households: number): number[] {
	const numbers: number[] = [];
	for (let number = 0, rest = households; rest > 0; number++, rest = Math.floor(rest / 2))
		if (rest % 2 === 1) numbers.push(number);
	return numbers;
}

/**
 * Which of at most {@link GROUP} walks the engine counts as within each budget, as one sum of households a budget.
 *
 * @param minutes with each budget once
 */
export function revealCovered(
	walkSeconds: readonly (number | null)[],
	minutes: readonly number[]
): Record<string, { households: number }> {
	if (walkSeconds.length > GROUP) throw new RangeError(`${walkSeconds.length} walks are more than ${GROUP}.`);
	const items = walkSeconds.map((seconds, i) => ({
		id: `k${i}`,
		clusterId: null,
		districtId: null,
		centreId: seconds === null ? null : 'c',
		walkSeconds: seconds,
		households: weightOf(i),
		people: 0,
		floorAreaM2: 0
	}));
	return summarizeCoverage(items, minutes).covered;
}

/**
 * The minutes that, at 1 m/s, are a budget of exactly `budgetQ`; `undefined` for the one length in sixteen that no
 * number of minutes gives, since sixty times a double is not always a double.
 */
export function findMinutes(budgetQ: number): number | undefined {
	const budgetM = budgetQ / QUANTA_PER_METRE;
	const minutes = budgetM / 60;
	return [minutes, minutes * (1 + Number.EPSILON), minutes * (1 - Number.EPSILON)].find(
		(m) => m * 60 === budgetM
	);
}
