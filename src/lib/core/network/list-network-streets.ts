import type { LngLat } from '../geometry/types.ts';
import { STREET_CLASSES, type Network, type StreetClass } from './types.ts';

/** The streets of a network as lines, one for each of its edges; WGS-84. */
export function listNetworkStreets({
	edgeCount,
	edgeName,
	edgeClass,
	names,
	shapeStart,
	shapeLngLat
}: Network): { name: string; streetClass: StreetClass; lngLats: LngLat[] }[] {
	return Array.from({ length: edgeCount }, (_, edge) => {
		const lngLats: LngLat[] = [];
		for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]!; i++)
			lngLats.push([shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!]);
		return { name: names[edgeName[edge]!]!, streetClass: STREET_CLASSES[edgeClass[edge]!]!, lngLats };
	});
}
