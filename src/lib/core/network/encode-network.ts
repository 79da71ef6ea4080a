import { NETWORK_MAGIC, NETWORK_VERSION, checksumOf } from './network-file.ts';
import type { Network } from './types.ts';

/** Degrees are kept to 10⁻⁷ (about a centimetre), OpenStreetMap's own precision. */
const UNITS_PER_DEGREE = 1e7;

/** The position a network file can hold that is nearest to `degrees`. */
export function roundDegrees(degrees: number): number {
	return Math.round(degrees * UNITS_PER_DEGREE) / UNITS_PER_DEGREE;
}

/**
 * A network as bytes, to be read back by `decodeNetwork` and compressed in transport.
 *
 * Layout: magic "LPNW", uint32 version, uint32 header length, header (JSON: counts, names, attribution,
 * checksum), then columns of variable-length integers: node coordinates, edge ends, names, classes,
 * provenances, inner shape points; each as the difference from the one before. Little-endian.
 */
export function encodeNetwork(network: Network): Uint8Array {
	const body = new VarintWriter();
	const { nodeLngLat, edgeFrom, edgeTo, shapeStart, shapeLngLat } = network;
	writeDeltas(body, nodeLngLat, 0);
	writeDeltas(body, nodeLngLat, 1);
	for (let edge = 0, previous = 0; edge < network.edgeCount; edge++) {
		body.unsigned(edgeFrom[edge]! - previous);
		previous = edgeFrom[edge]!;
	}
	for (let edge = 0; edge < network.edgeCount; edge++) body.unsigned(edgeTo[edge]! - edgeFrom[edge]!);
	for (const index of network.edgeName) body.unsigned(index);
	for (const index of network.edgeClass) body.unsigned(index);
	for (const index of network.edgeProvenance) body.unsigned(index);
	for (let edge = 0; edge < network.edgeCount; edge++)
		body.unsigned(shapeStart[edge + 1]! - shapeStart[edge]! - 2);
	for (const axis of [0, 1])
		for (let edge = 0; edge < network.edgeCount; edge++) {
			let previous = units(nodeLngLat[2 * edgeFrom[edge]! + axis]!);
			for (let i = shapeStart[edge]! + 1; i < shapeStart[edge + 1]! - 1; i++) {
				const value = units(shapeLngLat[2 * i + axis]!);
				body.signed(value - previous);
				previous = value;
			}
		}
	const payload = body.finish();
	const header = new TextEncoder().encode(
		JSON.stringify({
			nodes: network.nodeCount,
			edges: network.edgeCount,
			points: shapeLngLat.length / 2,
			names: network.names,
			attribution: network.attribution,
			bytes: payload.length,
			checksum: checksumOf(payload)
		})
	);
	const file = new Uint8Array(12 + header.length + payload.length);
	const view = new DataView(file.buffer);
	file.set(NETWORK_MAGIC, 0);
	view.setUint32(4, NETWORK_VERSION, true);
	view.setUint32(8, header.length, true);
	file.set(header, 12);
	file.set(payload, 12 + header.length);
	return file;
}

const units = (degrees: number) => Math.round(degrees * UNITS_PER_DEGREE);

function writeDeltas(body: VarintWriter, lngLat: Float64Array, axis: number) {
	let previous = 0;
	for (let i = axis; i < lngLat.length; i += 2) {
		const value = units(lngLat[i]!);
		body.signed(value - previous);
		previous = value;
	}
}

class VarintWriter {
	#bytes = new Uint8Array(1 << 16);
	#length = 0;

	unsigned(value: number) {
		if (this.#length + 5 > this.#bytes.length) {
			const larger = new Uint8Array(this.#bytes.length * 2);
			larger.set(this.#bytes);
			this.#bytes = larger;
		}
		let rest = value >>> 0;
		while (rest > 127) {
			this.#bytes[this.#length++] = (rest & 127) | 128;
			rest >>>= 7;
		}
		this.#bytes[this.#length++] = rest;
	}

	/** Small negatives become small numbers: 0, −1, 1, −2 … are 0, 1, 2, 3 … */
	signed(value: number) {
		this.unsigned((value << 1) ^ (value >> 31));
	}

	finish(): Uint8Array {
		return this.#bytes.slice(0, this.#length);
	}
}
