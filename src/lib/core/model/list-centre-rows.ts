import type { Provenance } from '../city/provenance.ts';
import type { CityFeatures } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { PlanWalks } from '../what-if/list-walks.ts';

/** Names the n-th of things without a name of their own; n starts at 1. */
export type NameNth = (n: number) => { name: string; nameEn: string };

/** A centre as the screen needs it, of the plan or added by a what-if edit. */
export interface CentreRow {
	id: string;
	name: string;
	nameEn: string;
	provenance: Provenance;
	lngLat: LngLat;
	status: 'kept' | 'moved' | 'added' | 'closed';
}

/**
 * Every open centre of the plan, then every one that what-if edits add.
 *
 * @param computed the plan with its edits; `null` before the first answer
 * @param nameAdded names those that edits add
 */
export function listCentreRows(
	{ centres }: Pick<CityFeatures, 'centres'>,
	computed: PlanWalks | null,
	nameAdded: NameNth
): CentreRow[] {
	const now = new Map(computed?.centres.map((centre) => [centre.id, centre]));
	const listed = centres.features
		.filter(({ properties }) => properties.open)
		.map(({ properties, geometry }): CentreRow => {
			const { id, name, nameEn, provenance } = properties;
			const lngLat = geometry.coordinates as LngLat;
			const centre = now.get(id);
			now.delete(id);
			const isMoved = centre && (centre.lngLat[0] !== lngLat[0] || centre.lngLat[1] !== lngLat[1]);
			const status = !centre && computed ? 'closed' : isMoved ? 'moved' : 'kept';
			return { id, name, nameEn, provenance, lngLat: centre?.lngLat ?? lngLat, status };
		});
	const added = [...now.values()].map(({ id, lngLat }, i): CentreRow => ({
		id,
		...nameAdded(i + 1),
		provenance: 'illustrative',
		lngLat,
		status: 'added'
	}));
	return [...listed, ...added];
}
