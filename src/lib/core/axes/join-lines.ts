import type { LngLat } from '../geometry/types.ts';

/**
 * Lines as few as they can be: one that ends where another begins or ends goes on as that one, turned round if need be.
 * The first keeps its direction.
 *
 * @returns in the order of their first parts; lines without positions are left out
 */
export function joinLines(lines: readonly LngLat[][]): LngLat[][] {
	const left = lines.filter((line) => line.length > 0);
	const joined: LngLat[][] = [];
	for (let line = left.shift(); line; line = left.shift()) {
		for (let next = takeNext(left, line); next; next = takeNext(left, line)) line = next;
		joined.push(line);
	}
	return joined;
}

/** The line made longer by the first other one that meets an end of it, which is taken out. */
function takeNext(left: LngLat[][], line: LngLat[]): LngLat[] | undefined {
	const [start, end] = [String(line[0]), String(line.at(-1))];
	for (const [i, other] of left.entries()) {
		const [first, last] = [String(other[0]), String(other.at(-1))];
		const longer =
			first === end
				? [...line, ...other.slice(1)]
				: last === end
					? [...line, ...other.toReversed().slice(1)]
					: last === start
						? [...other, ...line.slice(1)]
						: first === start
							? [...other.toReversed(), ...line.slice(1)]
							: undefined;
		if (!longer) continue;
		left.splice(i, 1);
		return longer;
	}
	return undefined;
}
