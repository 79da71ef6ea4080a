import type { LngLat } from '#lib/core/geometry/types.ts';

export interface KeyedLine {
	coordinates: LngLat[];
	/** Identity of each vertex; as long as `coordinates`. */
	keys: (number | string)[];
}

/**
 * Joins lines end to end where exactly two ends meet, so that labels and simplification get long lines.
 * Where three and more meet, all of them end. Input order decides the direction; nothing is mutated.
 */
export function mergeLines(lines: readonly KeyedLine[]): KeyedLine[] {
	const ends = new Map<number | string, number[]>();
	for (const [index, { keys }] of lines.entries())
		for (const key of [keys[0]!, keys.at(-1)!]) {
			const list = ends.get(key);
			if (list) list.push(index);
			else ends.set(key, [index]);
		}
	const isUsed = new Uint8Array(lines.length);
	/** Lines onward from the end of line `index` at `key`, in walking order. */
	const follow = (index: number, key: number | string): KeyedLine[] => {
		const onward: KeyedLine[] = [];
		for (let [current, end] = [index, key]; ;) {
			const meeting = ends.get(end)!;
			const next = meeting.length === 2 ? meeting.find((other) => other !== current) : undefined;
			if (next === undefined || isUsed[next]) return onward;
			isUsed[next] = 1;
			const line = lines[next]!.keys[0] === end ? lines[next]! : reverse(lines[next]!);
			onward.push(line);
			[current, end] = [next, line.keys.at(-1)!];
		}
	};
	const merged: KeyedLine[] = [];
	for (const [index, line] of lines.entries()) {
		if (isUsed[index]) continue;
		isUsed[index] = 1;
		const after = follow(index, line.keys.at(-1)!);
		const before = follow(index, line.keys[0]!).map(reverse).toReversed();
		merged.push(concatenate([...before, line, ...after]));
	}
	return merged;
}

function reverse({ coordinates, keys }: KeyedLine): KeyedLine {
	return { coordinates: coordinates.toReversed(), keys: keys.toReversed() };
}

function concatenate(parts: KeyedLine[]): KeyedLine {
	return {
		coordinates: parts.flatMap(({ coordinates }, i) => (i === 0 ? coordinates : coordinates.slice(1))),
		keys: parts.flatMap(({ keys }, i) => (i === 0 ? keys : keys.slice(1)))
	};
}
