import type { Provenance } from '#lib/core/city/types.ts';
import type { StreetClass } from '#lib/core/network/types.ts';
import { STREET_HALF_WIDTH_M } from '#lib/core/network/types.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { toGrid, toLngLat } from './plane.ts';

/** Kind of a block's side: a street, the railway, or only a wall. */
export type SideKind = StreetClass | 'railway' | 'wall';

/** Half of the railway's land, metres (assumed: four tracks and both verges). */
export const RAILWAY_HALF_WIDTH_M = 25;

/** Half of the width kept free of plots along a side; a path is left where a lane could run on. */
export function halfWidthM(kind: SideKind): number {
	if (kind === 'railway') return RAILWAY_HALF_WIDTH_M;
	return kind === 'wall' ? 1 : STREET_HALF_WIDTH_M[kind];
}

export interface PlanStreet {
	name: string;
	streetClass: StreetClass;
	provenance: Provenance;
	/** Node numbers as first drawn; {@link StreetPlan.expand} inserts junctions added later. */
	nodes: number[];
}

/**
 * The plan under construction: shared points and the sides between them. A side that gets a junction later keeps its
 * original two points as key and is expanded on access.
 */
export class StreetPlan {
	readonly nodes: Xy[] = [];
	readonly streets: PlanStreet[] = [];
	#nodeAt = new Map<string, number>();
	#kinds = new Map<string, SideKind>();
	#middles = new Map<string, number>();

	/** The node at a place rounded to the files' grid. */
	addNode(xy: Xy): number {
		const key = toLngLat(xy).join();
		let node = this.#nodeAt.get(key);
		if (node === undefined) {
			node = this.nodes.push(toGrid(xy)) - 1;
			this.#nodeAt.set(key, node);
		}
		return node;
	}

	/** Where two streets run along one side, the wider one is kept. */
	addSide(a: number, b: number, kind: SideKind) {
		const key = sideKey(a, b);
		if (!this.#kinds.has(key)) this.#kinds.set(key, kind);
	}

	/** Adds a street and its sides. */
	addStreet(street: PlanStreet) {
		this.streets.push(street);
		for (let i = 1; i < street.nodes.length; i++)
			this.addSide(street.nodes[i - 1]!, street.nodes[i]!, street.streetClass);
	}

	/** Removes a street and its sides. Junctions inserted into other streets for it stay. */
	removeStreet(street: PlanStreet) {
		this.streets.splice(this.streets.indexOf(street), 1);
		const nodes = this.expand(street.nodes);
		for (let i = 1; i < nodes.length; i++) this.#kinds.delete(sideKey(nodes[i - 1]!, nodes[i]!));
	}

	kindOf(a: number, b: number): SideKind {
		const kind = this.#kinds.get(sideKey(a, b));
		if (!kind) throw new RangeError(`Nodes ${a} and ${b} have no side between them.`);
		return kind;
	}

	/** Inserts a point into a side; the halves keep its kind unless another is given. */
	splitSide(a: number, b: number, xy: Xy, kinds?: [fromA: SideKind, toB: SideKind]): number {
		const middle = this.addNode(xy);
		if (middle === a || middle === b) return middle;
		const kind = this.kindOf(a, b);
		this.#middles.set(sideKey(a, b), middle);
		this.addSide(a, middle, kinds?.[0] ?? kind);
		this.addSide(middle, b, kinds?.[1] ?? kind);
		return middle;
	}

	/** A chain of nodes with every junction that has been put in. */
	expand(chain: readonly number[], closed = false): number[] {
		const expanded: number[] = [];
		const visit = (a: number, b: number) => {
			const middle = this.#middles.get(sideKey(a, b));
			if (middle === undefined) {
				expanded.push(b);
			} else {
				visit(a, middle);
				visit(middle, b);
			}
		};
		if (closed) {
			for (const [i, node] of chain.entries()) visit(node, chain[(i + 1) % chain.length]!);
		} else {
			expanded.push(chain[0]!);
			for (let i = 1; i < chain.length; i++) visit(chain[i - 1]!, chain[i]!);
		}
		return expanded;
	}

	toRing(nodes: readonly number[]): Xy[] {
		return nodes.map((node) => this.nodes[node]!);
	}

	/** Every current side, once. */
	listSides(): { a: number; b: number; kind: SideKind }[] {
		return [...this.#kinds]
			.filter(([key]) => !this.#middles.has(key))
			.map(([key, kind]) => {
				const [a, b] = key.split(' ').map(Number) as [number, number];
				return { a, b, kind };
			});
	}
}

const sideKey = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
