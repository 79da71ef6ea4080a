import type { FlatPoints } from './box.ts';

/** Ends no farther apart than this are one: tiles round what crosses their border. */
const GAP_PX = 1.5;

/** Lines joined end to end wherever exactly one goes on where another ends; directions are turned as needed. */
export function joinLines(lines: readonly FlatPoints[]): number[][] {
	const open = lines.filter((line) => line.length >= 4).map((line) => Array.from(line));
	for (let i = 0; i < open.length; i++) {
		const line = open[i]!;
		for (let found = findNext(open, i); found; found = findNext(open, i)) {
			const [next] = open.splice(found.index, 1);
			const more = found.isReversed ? reversed(next!) : next!;
			if (found.isBefore) line.unshift(...more.slice(0, -2));
			else line.push(...more.slice(2));
		}
	}
	return open;
}

/** The one line that goes on at an end of this one; none where several do. */
function findNext(lines: readonly number[][], at: number) {
	const line = lines[at]!;
	for (const isBefore of [false, true]) {
		const [x, y] = isBefore ? [line[0]!, line[1]!] : [line.at(-2)!, line.at(-1)!];
		const met: { index: number; isBefore: boolean; isReversed: boolean }[] = [];
		for (const [index, other] of lines.entries()) {
			if (index === at) continue;
			const atStart = Math.hypot(other[0]! - x, other[1]! - y) <= GAP_PX;
			const atEnd = Math.hypot(other.at(-2)! - x, other.at(-1)! - y) <= GAP_PX;
			if (atStart !== atEnd) met.push({ index, isBefore, isReversed: isBefore ? atStart : atEnd });
		}
		if (met.length === 1 && met[0]!.index > at) return met[0];
	}
	return undefined;
}

export function reversed(line: FlatPoints): number[] {
	const points: number[] = [];
	for (let i = line.length - 2; i >= 0; i -= 2) points.push(line[i]!, line[i + 1]!);
	return points;
}
