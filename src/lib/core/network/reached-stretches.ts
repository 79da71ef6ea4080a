import type { WalkField } from './walk-field.ts';

/** Part of an edge within reach, cut where the limit is used up. */
export interface ReachedStretch {
	edge: number;
	/** Metres from the edge's `from` end; startM < endM. */
	startM: number;
	endM: number;
}

/**
 * The streets within `limitM` of the field's sources, in edge order; stretches of one edge do not touch.
 *
 * @param limitM at most the limit the field was built with
 */
export function listReachedStretches(field: WalkField, limitM: number): ReachedStretch[] {
	const { network, sources, distanceM } = field;
	const { edgeCount, edgeFrom, edgeTo, edgeLengthM } = network;
	const reached: ReachedStretch[] = [];
	for (let edge = 0; edge < edgeCount; edge++) {
		const lengthM = edgeLengthM[edge]!;
		const fromLeftM = limitM - distanceM[edgeFrom[edge]!]!;
		const toLeftM = limitM - distanceM[edgeTo[edge]!]!;
		const own = field.sourcesOnEdge.get(edge);
		if (fromLeftM < 0 && toLeftM < 0 && !own) continue;
		const spans: [number, number][] = [];
		if (fromLeftM >= 0) spans.push([0, Math.min(lengthM, fromLeftM)]);
		if (toLeftM >= 0) spans.push([Math.max(0, lengthM - toLeftM), lengthM]);
		for (const index of own ?? []) {
			const { offsetM, accessM } = sources[index]!.position;
			const leftM = limitM - accessM;
			if (leftM >= 0) spans.push([Math.max(0, offsetM - leftM), Math.min(lengthM, offsetM + leftM)]);
		}
		spans.sort((a, b) => a[0] - b[0]);
		let open: ReachedStretch | undefined;
		for (const [startM, endM] of spans) {
			if (startM === endM) continue;
			if (open && startM <= open.endM) open.endM = Math.max(open.endM, endM);
			else reached.push((open = { edge, startM, endM }));
		}
	}
	return reached;
}
