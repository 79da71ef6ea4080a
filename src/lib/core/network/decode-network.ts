import { finishNetwork } from './finish-network.ts';
import { NETWORK_VERSION, NetworkFileError, checksumOf, isNetworkFile } from './network-file.ts';
import type { Network } from './types.ts';

const UNITS_PER_DEGREE = 1e7;

interface Header {
	nodes: number;
	edges: number;
	points: number;
	names: string[];
	attribution: string;
	bytes: number;
	checksum: number;
}

/**
 * Reads what `encodeNetwork` wrote.
 *
 * @throws NetworkFileError if the bytes are no network file, are cut short or damaged, or are of another version
 */
export function decodeNetwork(file: Uint8Array): Network {
	const { header, payload } = readHeader(file);
	try {
		return decodePayload(header, payload);
	} catch (error) {
		// Counts that the payload does not bear out end in arrays of impossible lengths.
		throw error instanceof RangeError ? damaged() : error;
	}
}

function decodePayload(header: Header, payload: Uint8Array): Network {
	const read = new VarintReader(payload);
	const nodeLngLat = new Float64Array(2 * header.nodes);
	for (const axis of [0, 1]) {
		let value = 0;
		for (let i = axis; i < nodeLngLat.length; i += 2) {
			value += read.signed();
			nodeLngLat[i] = value / UNITS_PER_DEGREE;
		}
	}
	const edgeFrom = new Uint32Array(header.edges);
	for (let edge = 0, from = 0; edge < header.edges; edge++) edgeFrom[edge] = from += read.unsigned();
	const edgeTo = edgeFrom.map((from) => from + read.unsigned());
	const edgeName = new Uint32Array(header.edges).map(() => read.unsigned());
	const edgeClass = new Uint8Array(header.edges).map(() => read.unsigned());
	const edgeProvenance = new Uint8Array(header.edges).map(() => read.unsigned());
	const shapeStart = new Uint32Array(header.edges + 1);
	for (let edge = 0; edge < header.edges; edge++)
		shapeStart[edge + 1] = shapeStart[edge]! + read.unsigned() + 2;
	if (shapeStart[header.edges] !== header.points) throw damaged();
	const shapeLngLat = new Float64Array(2 * header.points);
	for (const axis of [0, 1])
		for (let edge = 0; edge < header.edges; edge++) {
			const [first, last] = [shapeStart[edge]!, shapeStart[edge + 1]! - 1];
			shapeLngLat[2 * first + axis] = nodeLngLat[2 * edgeFrom[edge]! + axis]!;
			shapeLngLat[2 * last + axis] = nodeLngLat[2 * edgeTo[edge]! + axis]!;
			let value = Math.round(shapeLngLat[2 * first + axis]! * UNITS_PER_DEGREE);
			for (let i = first + 1; i < last; i++) {
				value += read.signed();
				shapeLngLat[2 * i + axis] = value / UNITS_PER_DEGREE;
			}
		}
	return finishNetwork({
		nodeLngLat,
		edgeFrom,
		edgeTo,
		shapeStart,
		shapeLngLat,
		edgeName,
		names: header.names,
		edgeClass,
		edgeProvenance,
		attribution: header.attribution
	});
}

const damaged = () =>
	new NetworkFileError('The network file is damaged; build it again with "lianpian tiles".');

function readHeader(file: Uint8Array): { header: Header; payload: Uint8Array } {
	if (file.length < 12 || !isNetworkFile(file))
		throw new NetworkFileError('This is not a Lianpian network file; build one with "lianpian tiles".');
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const version = view.getUint32(4, true);
	if (version !== NETWORK_VERSION)
		throw new NetworkFileError(
			`The network file is of version ${version}, this program reads version ${NETWORK_VERSION}; ` +
				(version > NETWORK_VERSION ? 'update the program.' : 'build the file again with "lianpian tiles".')
		);
	const payloadStart = 12 + view.getUint32(8, true);
	let header: Header;
	try {
		header = JSON.parse(new TextDecoder().decode(file.subarray(12, payloadStart)));
	} catch {
		throw damaged();
	}
	if (!isHeader(header)) throw damaged();
	const payload = file.subarray(payloadStart);
	if (payload.length !== header.bytes)
		throw new NetworkFileError(
			`The network file is cut short: ${payload.length} of ${header.bytes} bytes; copy or build it again.`
		);
	if (checksumOf(payload) !== header.checksum) throw damaged();
	return { header, payload };
}

function isHeader({ nodes, edges, points, names, attribution }: Header): boolean {
	return (
		[nodes, edges, points].every((count) => Number.isInteger(count) && count >= 0) &&
		Array.isArray(names) &&
		names.every((name) => typeof name === 'string') &&
		typeof attribution === 'string'
	);
}

class VarintReader {
	#at = 0;
	readonly #bytes: Uint8Array;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	unsigned(): number {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = this.#bytes[this.#at++]!;
			value |= (byte & 127) << shift;
			if (byte < 128) return value >>> 0;
		}
	}

	signed(): number {
		const value = this.unsigned();
		return (value >>> 1) ^ -(value & 1);
	}
}
