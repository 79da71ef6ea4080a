import { joinLines } from '../axes/join-lines.ts';
import { ringsOf } from '../geometry/area-rings.ts';
import { lineLengthM } from '../geometry/line-length.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Area } from './types.ts';

/** What two areas have in common of their borders. */
export interface SharedBorder {
	/** Indexes, the smaller first. */
	readonly areas: readonly [number, number];
	/** Vertex by vertex, as long as they can be. */
	readonly lines: LngLat[][];
	readonly lengthM: number;
}

/**
 * The borders that areas share: sides that two of them have between exactly the same vertices. Borders that only run
 * close to each other are not shared.
 *
 * @param areas WGS-84; not changed
 * @returns by the first area, then the second
 */
export function listSharedBorders(areas: readonly Area[]): SharedBorder[] {
	const usersOf = new Map<string, { side: [LngLat, LngLat]; users: Set<number> }>();
	for (const [area, geometry] of areas.entries())
		for (const ring of ringsOf(geometry))
			for (const [i, b] of ring.entries()) {
				if (i === 0) continue;
				const a = ring[i - 1]!;
				const key = [a.join(' '), b.join(' ')].toSorted().join(' ');
				const entry = usersOf.get(key) ?? { side: [a, b], users: new Set() };
				entry.users.add(area);
				usersOf.set(key, entry);
			}
	const sidesOf = new Map<number, LngLat[][]>();
	for (const { side, users } of usersOf.values()) {
		const sorted = [...users].toSorted((m, n) => m - n);
		for (const [i, a] of sorted.entries())
			for (const b of sorted.slice(i + 1)) {
				const key = a * areas.length + b;
				sidesOf.set(key, [...(sidesOf.get(key) ?? []), side]);
			}
	}
	return [...sidesOf]
		.toSorted(([m], [n]) => m - n)
		.map(([key, sides]) => {
			const lines = joinLines(sides);
			return {
				areas: [Math.floor(key / areas.length), key % areas.length],
				lines,
				lengthM: lines.reduce((sumM, line) => sumM + lineLengthM(line), 0)
			};
		});
}
