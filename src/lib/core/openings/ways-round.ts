import FlatQueue from 'flatqueue';
import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import type { OnStreet } from './line-grid.ts';
import { PLANE_ERROR, PointGrid } from './point-grid.ts';

/** Tests whether the straight line between two places crosses and touches no obstacle. */
export type IsClear = (a: LngLat, b: LngLat, onStreet: OnStreet) => boolean;

/** Corners visible from a corner, with their distances, nearest first. */
interface Seen {
	corners: number[];
	lengthsM: number[];
}

const NOTHING_SEEN: Seen = { corners: [], lengthsM: [] };

/**
 * Shortest routes round known obstacles, over the visibility graph of their corners, which is built lazily and cached.
 * Exact: no line that crosses nothing and bends at corners is shorter.
 */
export class WaysRound {
	readonly #corners: readonly LngLat[];
	readonly #grid: PointGrid;
	readonly #isClear: IsClear;
	readonly #isFree: (lngLat: LngLat) => boolean;
	readonly #maxM: number;
	/** 1: a link may bend here; 0: occupied; −1: not tested yet. */
	readonly #free: Int8Array;
	readonly #seen: (Seen | undefined)[] = [];

	/**
	 * @param corners where links may bend
	 * @param isClear of what never changes
	 * @param isFree whether a place lies in nothing that links keep off
	 * @param maxM longer ways are not looked for
	 */
	constructor(corners: readonly LngLat[], isClear: IsClear, isFree: (at: LngLat) => boolean, maxM: number) {
		this.#corners = corners;
		this.#grid = new PointGrid(corners);
		this.#isClear = isClear;
		this.#isFree = isFree;
		this.#maxM = maxM;
		this.#free = new Int8Array(corners.length).fill(-1);
	}

	/** Whether any corner is near enough for a route round it to be short enough. */
	hasNear(a: LngLat): boolean {
		let isNear = false;
		// A corner of a short enough route lies within half the length of one of its two ends.
		this.#grid.visit(a, PLANE_ERROR * this.#maxM, () => (isNear = true));
		return isNear;
	}

	/**
	 * The shortest ways from a place on a street.
	 *
	 * @param maxM longer ones are not looked for
	 * @param isClear of obstacles that only the current edits add
	 */
	from(a: LngLat, maxM: number, isClear?: IsClear): WaysFrom {
		const withinM = Math.min(maxM, this.#maxM);
		const reached: number[] = [];
		const lengthM = new Map<number, number>();
		const before = new Map<number, number>();
		const queue = new FlatQueue<number>();
		const relax = (corner: number, alongM: number, from: number) => {
			if (alongM > withinM || alongM >= (lengthM.get(corner) ?? Infinity)) return;
			lengthM.set(corner, alongM);
			before.set(corner, from);
			queue.push(corner, alongM);
		};
		const first = this.#see(a, withinM, { a: true, b: false });
		for (const [i, corner] of first.corners.entries())
			if (!isClear || isClear(a, this.#corners[corner]!, { a: true, b: false }))
				relax(corner, first.lengthsM[i]!, -1);
		while (queue.length > 0) {
			const alongM = queue.peekValue()!;
			const corner = queue.pop()!;
			if (alongM > lengthM.get(corner)!) continue;
			reached.push(corner);
			const at = this.#corners[corner]!;
			const { corners, lengthsM } = this.#seeFromCorner(corner);
			for (const [i, next] of corners.entries()) {
				if (alongM + lengthsM[i]! > withinM) break;
				if (!isClear || isClear(at, this.#corners[next]!, NO_STREET))
					relax(next, alongM + lengthsM[i]!, corner);
			}
		}
		const isOpen = (at: LngLat, b: LngLat) =>
			this.#isClear(at, b, TO_STREET) && (!isClear || isClear(at, b, TO_STREET));
		return new WaysFrom(a, this.#corners, { reached, lengthM, before }, isOpen);
	}

	#seeFromCorner(corner: number): Seen {
		return (this.#seen[corner] ??= this.#see(this.#corners[corner]!, this.#maxM, NO_STREET));
	}

	#see(a: LngLat, withinM: number, onStreet: OnStreet): Seen {
		const near: { corner: number; lengthM: number }[] = [];
		this.#grid.visit(a, PLANE_ERROR * withinM, (corner) => {
			const lengthM = haversineM(...a, ...this.#corners[corner]!);
			if (lengthM > 0 && lengthM <= withinM) near.push({ corner, lengthM });
		});
		if (near.length === 0) return NOTHING_SEEN;
		const seen = near
			.filter(({ corner }) => this.#isClear(a, this.#corners[corner]!, onStreet) && this.#isOpen(corner))
			.toSorted((one, other) => one.lengthM - other.lengthM || one.corner - other.corner);
		return {
			corners: seen.map(({ corner }) => corner),
			lengthsM: seen.map(({ lengthM }) => lengthM)
		};
	}

	#isOpen(corner: number): boolean {
		if (this.#free[corner]! < 0) this.#free[corner] = this.#isFree(this.#corners[corner]!) ? 1 : 0;
		return this.#free[corner] === 1;
	}
}

const NO_STREET: OnStreet = { a: false, b: false };
const TO_STREET: OnStreet = { a: false, b: true };

interface Tree {
	/** Nearest first. */
	reached: readonly number[];
	lengthM: ReadonlyMap<number, number>;
	/** −1: the place itself. */
	before: ReadonlyMap<number, number>;
}

/** Shortest routes from one place round corners. */
export class WaysFrom {
	readonly #a: LngLat;
	readonly #corners: readonly LngLat[];
	readonly #tree: Tree;
	readonly #isOpen: (at: LngLat, b: LngLat) => boolean;

	constructor(a: LngLat, corners: readonly LngLat[], tree: Tree, isOpen: (at: LngLat, b: LngLat) => boolean) {
		this.#a = a;
		this.#corners = corners;
		this.#tree = tree;
		this.#isOpen = isOpen;
	}

	/** Whether no corner can be reached, so that only straight links are possible. */
	get isEmpty(): boolean {
		return this.#tree.reached.length === 0;
	}

	/**
	 * The shortest way to a place on a street that bends at least once, from end to end; `undefined` if none is at most
	 * `maxM` long. Equally long ones: the nearer last bend, then the order of the corners.
	 */
	to(b: LngLat, maxM: number): LngLat[] | undefined {
		const { reached, lengthM, before } = this.#tree;
		const last: { corner: number; totalM: number }[] = [];
		for (const corner of reached) {
			const alongM = lengthM.get(corner)!;
			if (alongM >= maxM) break;
			const totalM = alongM + haversineM(...this.#corners[corner]!, ...b);
			if (totalM <= maxM) last.push({ corner, totalM });
		}
		last.sort((one, other) => one.totalM - other.totalM);
		const best = last.find(({ corner }) => this.#isOpen(this.#corners[corner]!, b));
		if (!best) return undefined;
		const way = [b];
		for (let corner = best.corner; corner >= 0; corner = before.get(corner)!)
			way.push(this.#corners[corner]!);
		way.push(this.#a);
		return way.reverse();
	}
}
