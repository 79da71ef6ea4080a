import type { AddProtocolAction } from 'maplibre-gl';
import { PMTiles, Protocol } from 'pmtiles';

/** The basemaps of every map in the page, by their address; read by byte ranges unless they are kept here. */
const protocol = new Protocol();

/** Addresses of basemaps that are kept in memory. */
const kept = new Set<string>();

/**
 * A tile or the description of a basemap, for MapLibre. What could not be read is asked for anew the next time: the
 * library keeps failures as it keeps what it has read.
 */
export const loadTile: AddProtocolAction = async (asked, abort) => {
	try {
		return (await protocol.tile(asked, abort)) as Awaited<ReturnType<AddProtocolAction>>;
	} catch (error) {
		for (const address of protocol.tiles.keys())
			if (!kept.has(address) && asked.url.startsWith(`pmtiles://${address}`)) protocol.tiles.delete(address);
		throw error;
	}
};

/**
 * Keeps a whole basemap in memory: maps that are given this address never ask the network for it.
 *
 * @param address as in `pmtiles://address`; it need not lead anywhere
 * @param bytes of a PMTiles archive
 */
export function keepArchive(address: string, bytes: ArrayBuffer) {
	kept.add(address);
	protocol.add(
		new PMTiles({
			getKey: () => address,
			getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length) })
		})
	);
}
