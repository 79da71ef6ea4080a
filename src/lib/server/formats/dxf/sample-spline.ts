import type { Position } from 'geojson';
import { MOST_POSITIONS } from '../sample-arc.ts';
import { findNumber, listNumbers, type DxfEntity } from './list-entities.ts';

/** Lines for each stretch between two knots. */
const LINES_A_STRETCH = 16;
const MOST_DEGREE = 11;

/**
 * Positions along a spline: of its control points, weights and knots, else the positions that it was drawn through.
 *
 * @returns undefined if its numbers do not fit each other, or are too many
 * @see de Boor (1972)
 */
export function sampleSpline(entity: DxfEntity): Position[] | undefined {
	const [xs, ys] = [listNumbers(entity, 10), listNumbers(entity, 20)];
	if (xs.length === 0) {
		const throughYs = listNumbers(entity, 21);
		const through = listNumbers(entity, 11).map((x, i): Position => [x, throughYs[i] ?? Number.NaN]);
		return through.length >= 2 ? through : undefined;
	}
	const degree = findNumber(entity, 71, 3);
	const knots = listNumbers(entity, 40);
	const weights = listNumbers(entity, 41);
	const count = xs.length;
	if (!(Number.isInteger(degree) && degree >= 1 && degree <= MOST_DEGREE && count > degree)) return undefined;
	if (knots.length !== count + degree + 1 || ys.length !== count) return undefined;
	if (knots.some((knot, i) => !(i === 0 || knot >= knots[i - 1]!))) return undefined;
	const controls = xs.map((x, i): number[] => {
		const weight = weights.length === count ? weights[i]! : 1;
		return [x * weight, ys[i]! * weight, weight];
	});
	const line: Position[] = [];
	for (let k = degree; k < count; k++) {
		const [from, to] = [knots[k]!, knots[k + 1]!];
		if (!(to > from)) continue;
		if (line.length > MOST_POSITIONS) return undefined;
		for (let i = line.length === 0 ? 0 : 1; i <= LINES_A_STRETCH; i++)
			line.push(evaluate(controls, knots, { degree, k, t: from + ((to - from) * i) / LINES_A_STRETCH }));
	}
	return line.length >= 2 ? line : undefined;
}

/** The position at a parameter t between knots k and k + 1. */
function evaluate(
	controls: readonly number[][],
	knots: readonly number[],
	{ degree, k, t }: { degree: number; k: number; t: number }
): Position {
	const d = Array.from({ length: degree + 1 }, (_, j) => controls[k - degree + j]!);
	for (let r = 1; r <= degree; r++)
		for (let j = degree; j >= r; j--) {
			const low = knots[k - degree + j]!;
			const high = knots[k + 1 + j - r]!;
			const share = high > low ? (t - low) / (high - low) : 0;
			const before = d[j - 1]!;
			d[j] = d[j]!.map((value, axis) => (1 - share) * before[axis]! + share * value);
		}
	const [x, y, weight] = d[degree]!;
	return [x! / weight!, y! / weight!];
}
