import type { LngLat } from '../geometry/types.ts';
import { sliceEdge } from '../network/slice-edge.ts';
import { buildSnapper } from '../network/snap.ts';
import type { Network, Position } from '../network/types.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { STREET_STEP_M } from './settings.ts';

/** Rounding moves a place at most this far off its street; anything further is not on the street. */
const ROUNDING_M = 0.5;

/** Places on the streets where a link may end, as an edit keeps them: rounded, and where they meet the streets. */
export interface StreetSamples {
	lngLats: LngLat[];
	/** On the network; as long as `lngLats`. */
	positions: Position[];
}

/**
 * Places on the streets every `STREET_STEP_M` at most, all junctions and dead ends, and the given places.
 *
 * Yields the share done, so that progress can be reported and the work cancelled; returns the samples.
 */
export function* sampleStreets(
	network: Network,
	places: readonly LngLat[]
): Generator<number, StreetSamples, void> {
	const snapper = buildSnapper(network);
	const samples: StreetSamples = { lngLats: [], positions: [] };
	const known = new Set<number>();
	const add = (exact: LngLat) => {
		const lngLat = roundEditLngLat(exact);
		const key = lngLat[0] * 1e6 + (lngLat[1] * 1e6 + 9e7) * 4e8;
		if (known.has(key)) return;
		known.add(key);
		const position = snapper.find(lngLat, ROUNDING_M);
		if (!position) return;
		samples.lngLats.push(lngLat);
		samples.positions.push(position);
	};
	for (let node = 0; node < network.nodeCount; node++)
		add([network.nodeLngLat[2 * node]!, network.nodeLngLat[2 * node + 1]!]);
	for (const place of places) add(place);
	for (let edge = 0; edge < network.edgeCount; edge++) {
		const lengthM = network.edgeLengthM[edge]!;
		const steps = Math.ceil(lengthM / STREET_STEP_M);
		for (let k = 1; k < steps; k++) {
			const alongM = (lengthM * k) / steps;
			add(sliceEdge(network, edge, alongM, alongM)[0]!);
		}
		if (edge % 100 === 0) yield edge / network.edgeCount;
	}
	return samples;
}
