import { gzipSync } from 'node:zlib';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import type { LoadedCity } from './load-city.ts';
import { measure } from './timing.ts';

/** What a network of 40,000 nodes may weigh on the wire, and cost to open. */
export const FILE_BUDGETS = { gzipKb: 500, decodeMs: 50 };

export interface FileFacts {
	network: string;
	nodes: number;
	edges: number;
	streetKm: number;
	bytes: number;
	gzipBytes: number;
	decodeMs: number;
}

/** The network as a file: its size, and the time to read it back. */
export async function measureFile({ name, network, oracle }: LoadedCity): Promise<FileFacts> {
	const file = encodeNetwork(network);
	const { medianMs } = await measure(() => decodeNetwork(file));
	return {
		network: name,
		nodes: network.nodeCount,
		edges: network.edgeCount,
		streetKm: oracle.streetKm,
		bytes: file.length,
		gzipBytes: gzipSync(file, { level: 9 }).length,
		decodeMs: medianMs
	};
}
