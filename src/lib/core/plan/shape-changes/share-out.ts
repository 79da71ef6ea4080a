/**
 * A number shared out by weights in whole units, so that the shares add up to exactly the number: each gets the whole
 * units of its part, and what is left goes to the largest remainders, of several as large to the first. What the number
 * has beyond whole units goes to the first share.
 *
 * @param weights ≥ 0; all 0: shared evenly
 * @param unit > 0
 * @see Hamilton's method of largest remainders (1792)
 */
export function shareOut(total: number, weights: readonly number[], unit = 1): number[] {
	const sum = weights.reduce((a, b) => a + b, 0);
	const whole = Math.trunc(total / unit);
	const parts = weights.map((weight) => whole * (sum > 0 ? weight / sum : 1 / weights.length));
	const units = parts.map(Math.floor);
	let left = whole - units.reduce((a, b) => a + b, 0);
	const order = [...parts.keys()].toSorted(
		(a, b) => parts[b]! - units[b]! - (parts[a]! - units[a]!) || a - b
	);
	for (let n = 0; left > 0; n = (n + 1) % order.length, left--) units[order[n]!]!++;
	const shares = units.map((count) => count * unit);
	const others = shares.slice(1).reduce((a, b) => a + b, 0);
	return shares.map((share, i) => (i === 0 ? total - others : share));
}
