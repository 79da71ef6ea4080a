import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { listCrossingNodes } from '#lib/core/network/list-crossing-nodes.ts';

/** Street crossings of a city, read when the first one is asked for. */
export function readCrossings(cityId: () => string) {
	let asked: Promise<LngLat[]> | undefined;
	const read = async (): Promise<LngLat[]> => {
		const response = await fetch(`/${cityId()}/network`);
		if (!response.ok) throw new Error(`/${cityId()}/network: ${response.status}`);
		return listCrossingNodes(decodeNetwork(new Uint8Array(await response.arrayBuffer())));
	};
	return {
		/** @returns the nearest crossing within the radius; `undefined` if there is none, or streets cannot be read */
		async findNear(lngLat: LngLat, radiusM: number): Promise<LngLat | undefined> {
			try {
				const crossings = await (asked ??= read());
				let nearest: LngLat | undefined;
				let leastM = radiusM;
				for (const crossing of crossings) {
					const distanceM = haversineM(...lngLat, ...crossing);
					if (distanceM <= leastM) [nearest, leastM] = [crossing, distanceM];
				}
				return nearest;
			} catch {
				// What was clicked is taken as it is; the next click asks again.
				asked = undefined;
				return undefined;
			}
		}
	};
}
