import { PROVENANCES } from '../city/provenance.ts';
import { haversineM } from '../geometry/local-metres.ts';
import type { Link } from '../network/patch-network.ts';
import { quantizeM } from '../network/quantize.ts';
import { STREET_CLASSES, type Position } from '../network/types.ts';
import type { PlacedSite, PlacedWay } from './types.ts';

/**
 * The ways through a community between its entrances open to all: from street to entrance, straight across, and
 * to the other street. Every pair of them once; none where fewer than two are on streets.
 *
 * Paths inside estates are not known: the straight line is the shortest that they can be.
 */
export function listPassages({ ways, positions }: PlacedSite): Link[] {
	const open = ways.flatMap((way, i) => {
		const position = positions[i];
		return way.openTo === 'all' && !way.throughId && position ? [{ ...way, position }] : [];
	});
	return open.flatMap((a, i) =>
		open
			.slice(i + 1)
			.filter((b) => !areOneWay(a, b))
			.map((b): Link => ({
				from: a.position,
				to: b.position,
				lengthM: a.position.accessM + quantizeM(haversineM(...a.lngLat, ...b.lngLat)) + b.position.accessM,
				lngLats: [a.position.lngLat, a.lngLat, b.lngLat, b.position.lngLat],
				...FOOTPATH
			}))
	);
}

/** From a street apart by an entrance to the next street: that leads through no community. */
const areOneWay = (a: PlacedWay & { position: Position }, b: typeof a) =>
	a.id === b.id && (a.position.apartM ?? b.position.apartM) !== undefined;

/** A way that has no name. */
export const FOOTPATH = {
	name: '',
	classIndex: STREET_CLASSES.indexOf('path'),
	provenanceIndex: PROVENANCES.indexOf('illustrative')
} as const;
