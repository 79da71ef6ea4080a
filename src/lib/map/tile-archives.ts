import { PMTiles, Protocol } from 'pmtiles';

/** The basemaps of every map in the page, by their address; read by byte ranges unless they are kept here. */
const protocol = new Protocol();

export const loadTile = protocol.tile;

/**
 * Keeps a whole basemap in memory: maps that are given this address never ask the network for it.
 *
 * @param address as in `pmtiles://address`; it need not lead anywhere
 * @param bytes of a PMTiles archive
 */
export function keepArchive(address: string, bytes: ArrayBuffer) {
	protocol.add(
		new PMTiles({
			getKey: () => address,
			getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length) })
		})
	);
}
