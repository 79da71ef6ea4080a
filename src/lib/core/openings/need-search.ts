import FlatQueue from 'flatqueue';
import type { Position } from '../network/types.ts';
import { buildWalkField, type WalkField } from '../network/walk-field.ts';
import { listWaysBeside, streetWalkM, type PresentPlan, type WayBeside } from './present-plan.ts';

/** A place on the streets, with the walk from it to a centre that a change would give. */
export interface Seed {
	position: Pick<Position, 'edge' | 'offsetM'>;
	walkM: number;
}

/** An entrance of a community beyond the budget, listed by its edge. */
interface NeedOnEdge {
	community: number;
	offsetM: number;
	accessM: number;
}

/**
 * Finds who would come within the budget if places on the streets were nearer to a centre. Searches outwards only
 * where that shortens a walk and a community beyond the budget can still be reached; the search then restores its state.
 */
export class NeedSearch {
	readonly #present: PresentPlan;
	/** Walks from every node to the nearest community in need. */
	readonly #need: WalkField;
	readonly #onEdge = new Map<number, NeedOnEdge[]>();
	readonly #atNode = new Map<number, { community: number; restM: number }[]>();
	/** Entrances of communities in need, which links may pass. */
	readonly ways: readonly WayBeside[];
	readonly #nearM: Float64Array;
	readonly #queue = new FlatQueue<number>();

	/** @param communities indexes of the communities beyond the budget */
	constructor(present: PresentPlan, communities: readonly number[]) {
		this.#present = present;
		const { network, communities: sites } = present.ground;
		const positions = communities.flatMap((community) =>
			sites[community]!.positions.flatMap((position) => (position ? [{ position, site: community }] : []))
		);
		this.#need = buildWalkField(network, positions, { limitM: present.limitM });
		this.#nearM = new Float64Array(network.nodeCount).fill(Infinity);
		for (const { position, site: community } of positions) {
			const { edge, offsetM, accessM } = position;
			push(this.#onEdge, edge, { community, offsetM, accessM });
			push(this.#atNode, network.edgeFrom[edge]!, { community, restM: offsetM + accessM });
			push(this.#atNode, network.edgeTo[edge]!, {
				community,
				restM: network.edgeLengthM[edge]! - offsetM + accessM
			});
		}
		this.ways = communities.flatMap((community) => listWaysBeside(sites[community]!, community));
	}

	/** Metres from a place on the streets to the nearest community in need; Infinity beyond the budget. */
	needM({ edge, offsetM }: Seed['position']): number {
		return streetWalkM(this.#need, edge, offsetM);
	}

	/**
	 * Communities that would come within the budget, with their walks, which are exact.
	 *
	 * @param walks metres by community of other routes within the budget; the result is added to it
	 */
	reach(seeds: readonly Seed[], walks = new Map<number, number>()): Map<number, number> {
		const { limitM, ground } = this.#present;
		const { edgeFrom, edgeTo, edgeLengthM } = ground.network;
		const { adjacencyStart, adjacencyNode, adjacencyLengthM } = ground.network;
		const [presentM, needM] = [this.#present.field.distanceM, this.#need.distanceM];
		const nearM = this.#nearM;
		const touched: number[] = [];
		const offer = (community: number, walkM: number) => {
			if (walkM <= limitM && walkM < (walks.get(community) ?? Infinity)) walks.set(community, walkM);
		};
		const relax = (node: number, walkM: number) => {
			if (walkM >= nearM[node]! || walkM >= presentM[node]! || walkM + needM[node]! > limitM) return;
			if (nearM[node] === Infinity) touched.push(node);
			nearM[node] = walkM;
			this.#queue.push(node, walkM);
		};
		for (const { position, walkM } of seeds) {
			const { edge, offsetM } = position;
			for (const need of this.#onEdge.get(edge) ?? [])
				offer(need.community, walkM + Math.abs(need.offsetM - offsetM) + need.accessM);
			relax(edgeFrom[edge]!, walkM + offsetM);
			relax(edgeTo[edge]!, walkM + edgeLengthM[edge]! - offsetM);
		}
		while (this.#queue.length > 0) {
			const walkM = this.#queue.peekValue()!;
			const node = this.#queue.pop()!;
			if (walkM > nearM[node]!) continue;
			for (let i = adjacencyStart[node]!; i < adjacencyStart[node + 1]!; i++)
				relax(adjacencyNode[i]!, walkM + adjacencyLengthM[i]!);
		}
		for (const node of touched) {
			for (const { community, restM } of this.#atNode.get(node) ?? []) offer(community, nearM[node]! + restM);
			nearM[node] = Infinity;
		}
		return walks;
	}
}

function push<Item>(lists: Map<number, Item[]>, key: number, item: Item) {
	const list = lists.get(key);
	if (list) list.push(item);
	else lists.set(key, [item]);
}
