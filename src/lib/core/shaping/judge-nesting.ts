import { BoxIndex } from '../geometry/box-index.ts';
import type { LngLat } from '../geometry/types.ts';
import { isRingIn, type CheckedRing } from './checked-ring.ts';
import type { RingTouch } from './find-ring-meetings.ts';
import type { FaultList } from './shape-faults.ts';

/** Names holes outside their border or in each other, parts in each other, and ground that holes cut apart. */
export function judgeNesting(
	rings: readonly CheckedRing[],
	touches: readonly RingTouch[],
	list: FaultList
): void {
	const index = new BoxIndex(rings.map(({ bbox }) => bbox));
	const borderOf = new Map(rings.filter(({ ring }) => ring === 0).map((ring) => [ring.part, ring]));
	const holesOf = new Map<number, CheckedRing[]>();
	for (const ring of rings)
		if (ring.ring > 0) holesOf.set(ring.part, [...(holesOf.get(ring.part) ?? []), ring]);
	for (const ring of rings) {
		if (ring.ring > 0 && !isRingIn(ring, borderOf.get(ring.part)!)) list.add('hole-outside', ring.points[0]!);
		for (const other of index.search(ring.bbox).map((i) => rings[i]!)) {
			if (other === ring || (other.ring === 0) !== (ring.ring === 0)) continue;
			if (ring.ring > 0) {
				if (other.part === ring.part && isRingIn(ring, other)) list.add('holes-overlap', ring.points[0]!);
			} else if (
				isRingIn(ring, other) &&
				!(holesOf.get(other.part) ?? []).some((hole) => isRingIn(ring, hole))
			)
				list.add('parts-overlap', ring.points[0]!);
		}
	}
	findCutApart(touches, list);
}

/**
 * Rings of a part that touch in single points leave its ground in one piece unless they close a chain: rings and points
 * as nodes of a graph, the ground is cut where a ring comes to a point that it was joined with before.
 */
function findCutApart(touches: readonly RingTouch[], list: FaultList): void {
	const groups = new Groups();
	const joined = new Set<string>();
	for (const { one, other, at } of touches) {
		if (one.part !== other.part) continue;
		const point = `${one.part} ${at.join(' ')}`;
		for (const { ring } of [one, other]) {
			const edge = `${point} ring ${ring}`;
			if (joined.has(edge)) continue;
			joined.add(edge);
			if (!groups.join(point, `${one.part} ring ${ring}`)) list.add('ground-cut-apart', at as LngLat);
		}
	}
}

/** Things that belong together, directly or through others. */
class Groups {
	readonly #above = new Map<string, string>();

	/** @returns whether they were apart */
	join(a: string, b: string): boolean {
		const [first, second] = [this.#topOf(a), this.#topOf(b)];
		if (first === second) return false;
		this.#above.set(first, second);
		return true;
	}

	#topOf(key: string): string {
		let top = key;
		for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above;
		return top;
	}
}
