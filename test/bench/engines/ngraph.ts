import { installPeer, type Peer } from './install-peers.ts';
import type { Engine, Query } from './types.ts';

interface Link {
	data: { lengthM: number };
}

interface GraphNode {
	id: number;
}

interface Graph {
	addNode(id: number): void;
	addLink(from: number, to: number, data: Link['data']): void;
}

type Distance = (to: GraphNode, from: GraphNode, link: Link) => number;
type Finder = { find(from: number, to: number): GraphNode[] };

let peer: Peer | undefined;

/** Ends a search from inside it. */
const STOP = Symbol('stop');

export const ngraph: Engine = {
	id: 'ngraph',
	async install() {
		peer = await installPeer('ngraph', { 'ngraph.path': '1.6.1', 'ngraph.graph': '20.1.2' });
	},
	async prepare({ network, origins }) {
		const createGraph = await peer!.load<(options: { multigraph: boolean }) => Graph>('ngraph.graph');
		const { aStar } = await peer!.load<{ aStar(graph: Graph, options: { distance: Distance }): Finder }>(
			'ngraph.path'
		);
		const { nodeCount, edgeCount, edgeFrom, edgeTo, edgeLengthM } = network;
		const graph = createGraph({ multigraph: true });
		for (let edge = 0; edge < edgeCount; edge++)
			graph.addLink(edgeFrom[edge]!, edgeTo[edge]!, { lengthM: edgeLengthM[edge]! });
		for (const [i, { position }] of origins.entries()) {
			const { edge, offsetM } = position;
			graph.addLink(nodeCount + i, edgeFrom[edge]!, { lengthM: offsetM });
			graph.addLink(nodeCount + i, edgeTo[edge]!, { lengthM: edgeLengthM[edge]! - offsetM });
		}
		const nowhere = nodeCount + origins.length;
		graph.addNode(nowhere);

		/**
		 * The library finds paths between pairs only. A search for a node that cannot be reached is a Dijkstra
		 * over everything; its `distance` callback sees every step, keeps the metres, and ends the search when it
		 * has passed the limit.
		 */
		let metresTo = new Map<number, number>();
		let limitM = 0;
		const finder = aStar(graph, {
			distance(to, from, { data }) {
				const fromM = metresTo.get(from.id)!;
				// Nodes are left in the order of their distance.
				if (fromM > limitM) throw STOP;
				const toM = metresTo.get(to.id);
				if (toM === undefined || fromM + data.lengthM < toM) metresTo.set(to.id, fromM + data.lengthM);
				return data.lengthM;
			}
		});
		const explore = (origin: number, query: Query) => {
			metresTo = new Map([[origin, 0]]);
			({ limitM } = query);
			try {
				finder.find(origin, nowhere);
			} catch (stopped) {
				if (stopped !== STOP) throw stopped;
			}
			return metresTo;
		};
		return {
			times: {
				note: 'aStar without heuristic from each origin, stopped at the limit from inside its distance callback (it has no one-to-many search of its own)',
				run(query) {
					let reached = 0;
					for (const i of origins.keys()) reached += explore(nodeCount + i, query).size;
					return reached;
				},
				listNodeMetres: async (query) =>
					[...origins.keys()].map(
						(i) =>
							new Map(
								[...explore(nodeCount + i, query)].filter(
									([node, metres]) => node < nodeCount && metres <= query.limitM
								)
							)
					)
			}
		};
	}
};
