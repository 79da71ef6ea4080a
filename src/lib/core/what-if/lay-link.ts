import { lineLengthM } from '../geometry/line-length.ts';
import { sliceLine } from '../geometry/slice-line.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import { patchNetwork, type Link } from '../network/patch-network.ts';
import type { Network, Position } from '../network/types.ts';
import { crossStreets } from './cross-streets.ts';
import { failEdit } from './fail-edit.ts';
import { FOOTPATH } from './list-passages.ts';
import { findOnEdge } from './find-on-edge.ts';
import { toStreetPatch } from './street-patches.ts';
import type { Edit, Ground, PlacedSite, StreetPatch } from './types.ts';

type Streets = Pick<Ground, 'network' | 'place'>;

/** An end of a link further than this from every street would lead nowhere. */
export const LINK_END_M = 100;

/** A door or entrance this near to a link, metres, is connected to it as well as to its own street. */
export const LINK_REACH_M = 30;

type LinkEdit = Extract<Edit, { kind: 'add-link' }>;

/** A stop of a link on the streets: an end, or a street that it crosses. */
interface Stop {
	at: Pick<Position, 'edge' | 'offsetM'>;
	/** On the street. */
	lngLat: LngLat;
	/** Along the drawn line. */
	alongM: number;
	/** From the drawn line to the street. */
	accessM: number;
}

/**
 * The streets with one more public way: joined to the nearest street at both ends, and to every street that it
 * crosses. Doors and entrances beside it may use it.
 *
 * @throws EditError if an end is further than `LINK_END_M` from every street
 */
export function layLink(streets: Streets, edit: LinkEdit): StreetPatch {
	const line = edit.lngLats;
	if (line.length < 2)
		throw failEdit(edit, `link ${edit.linkId} has fewer than two points; draw it from street to street`, {
			code: 'link-without-length'
		});
	const lengthM = lineLengthM(line);
	if (lengthM < 1)
		throw failEdit(edit, `link ${edit.linkId} begins where it ends; draw it from one street to another`, {
			code: 'link-without-length'
		});
	const end = (lngLat: LngLat, alongM: number): Stop => {
		const [position] = streets.place(lngLat).toSorted((a, b) => a.accessM - b.accessM);
		if (!position || position.accessM > LINK_END_M)
			throw failEdit(
				edit,
				`link ${edit.linkId} ends ${position ? `${Math.round(position.accessM)} m` : 'more than a kilometre'} away from the nearest street; draw it to within ${LINK_END_M} m of one`,
				{ code: 'link-off-streets', distanceM: position?.accessM ?? null, mostM: LINK_END_M }
			);
		return { at: position, lngLat: position.lngLat, alongM, accessM: position.accessM };
	};
	const first = end(line[0]!, 0);
	const last = end(line.at(-1)!, lengthM);
	const between = crossStreets(streets.network, line)
		// The ends lie on their streets.
		.filter(({ alongM }) => alongM > 0.5 && alongM < lengthM - 0.5)
		.map(({ edge, offsetM, alongM, lngLat }): Stop => ({
			at: { edge, offsetM },
			lngLat,
			alongM,
			accessM: 0
		}));
	const stops = [first, ...between, last];
	const links = stops.slice(1).map((to, i): Link => {
		const from = stops[i]!;
		return {
			from: from.at,
			to: to.at,
			lengthM: from.accessM + quantizeM(to.alongM - from.alongM) + to.accessM,
			lngLats: [from.lngLat, ...sliceLine(line, from.alongM, to.alongM), to.lngLat],
			...FOOTPATH
		};
	});
	const patched = patchNetwork(streets.network, { links });
	const { network, linkEdges } = patched;
	const patch = toStreetPatch(streets.place, patched, (site) => offerLink(network, linkEdges, site));
	return {
		...patch,
		place(lngLat) {
			const own = patch.place(lngLat);
			return [...own, ...listBeside(network, linkEdges, lngLat, own)];
		}
	};
}

/** A door or entrance beside the new link gets a position on it as well. */
function offerLink(network: Network, edges: readonly number[], site: PlacedSite): PlacedSite {
	const [ways, positions] = [[...site.ways], [...site.positions]];
	for (const way of new Map(site.ways.map((one) => [`${one.id} ${one.throughId}`, one])).values()) {
		// Through a neighbour's gate, the distance to the link is that from the gate.
		const own = positions.flatMap((position, i) =>
			position && ways[i] === way ? [{ ...position, accessM: position.accessM - way.innerM }] : []
		);
		for (const position of listBeside(network, edges, way.lngLat, own)) {
			ways.push(way);
			positions.push({ ...position, accessM: position.accessM + way.innerM });
		}
	}
	return ways.length === site.ways.length ? site : { ...site, ways, positions };
}

function listBeside(
	network: Network,
	edges: readonly number[],
	lngLat: LngLat,
	own: readonly Position[]
): Position[] {
	const withinM = Math.max(LINK_REACH_M, ...own.map(({ accessM }) => accessM));
	return edges.flatMap((edge) => {
		const position = findOnEdge(network, edge, lngLat);
		return position.accessM <= withinM ? [position] : [];
	});
}
