import { addWays } from './build-ground.ts';
import { findSite, refuseKnown, refuseOffNetwork } from './edit-entrances.ts';
import type { Edit, EditKind, Ground, PlacedSite } from './types.ts';

/** Edits of centres. */
export const CENTRE_EDITS = ['move-centre', 'add-centre', 'close-centre'] as const satisfies EditKind[];
type CentreEdit = Extract<Edit, { kind: (typeof CENTRE_EDITS)[number] }>;

/**
 * The plan after an edit of its centres.
 *
 * @throws EditError if it names something unknown, adds an id that exists, or is too far from every street
 */
export function editCentres(ground: Ground, edit: CentreEdit): Ground {
	const { centreId } = edit;
	if (edit.kind === 'add-centre') {
		refuseKnown(ground, centreId, edit);
		return { ...ground, centres: [...ground.centres, standAt(ground, edit)] };
	}
	const centre = findSite(ground.centres, centreId, 'centre', edit);
	if (edit.kind === 'close-centre')
		return { ...ground, centres: ground.centres.filter((other) => other !== centre) };
	const moved = standAt(ground, edit);
	return { ...ground, centres: ground.centres.map((other) => (other === centre ? moved : other)) };
}

function standAt(
	ground: Ground,
	edit: Extract<CentreEdit, { kind: 'move-centre' | 'add-centre' }>
): PlacedSite {
	const { centreId, lngLat } = edit;
	refuseOffNetwork(ground, lngLat, `centre ${centreId}`, edit);
	return addWays(
		{
			id: centreId,
			geometry: { type: 'Point', coordinates: lngLat },
			ways: [],
			positions: [],
			walled: true
		},
		[{ id: `${centreId}/door`, lngLat, openTo: 'all', innerM: 0 }],
		ground.place
	);
}
