import type { CityFeatures } from '#lib/core/city/types.ts';
import { outerRingsOf } from '#lib/core/geometry/area-rings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { drawWallGap } from './wall-gap.ts';

/** Mark of a what-if edit: a line of two or more points, or a point. */
export interface TrialMark {
	kind:
		| 'link'
		| 'barrier'
		| 'entrance'
		/** An opened wall: its place, the gap, and the posts at its ends. */
		| 'wall'
		| 'gap'
		| 'post'
		/** The way that a centre was moved, and where it stood. */
		| 'moved'
		| 'ghost'
		/** The border of a community that can be walked through. */
		| 'opened'
		/** An opening that is proposed. */
		| 'opening';
	lngLats: readonly LngLat[];
	/** '' without a label. */
	label: string;
	/** Drawn faintly: one of many. */
	isWeak?: boolean;
}

/** Positions in the plan without edits; `undefined` if the id is not in the plan. */
export interface PlanPlaces {
	centreAt: (id: string) => LngLat | undefined;
	communityOf: (id: string) => CityFeatures['communities']['features'][number]['geometry'] | undefined;
}

/** The places of a plan by id. */
export function listPlanPlacesOf({
	centres,
	communities
}: Pick<CityFeatures, 'centres' | 'communities'>): PlanPlaces {
	const points = new Map(
		centres.features.map(({ properties, geometry }) => [properties.id, geometry.coordinates as LngLat])
	);
	const areas = new Map(communities.features.map(({ properties, geometry }) => [properties.id, geometry]));
	return { centreAt: (id) => points.get(id), communityOf: (id) => areas.get(id) };
}

/**
 * What the map draws of edits; those of added and closed centres and of closed entrances show in the plan's own
 * layers.
 */
export function listTrialMarks(edits: readonly Edit[], { centreAt, communityOf }: PlanPlaces): TrialMark[] {
	const mark = (kind: TrialMark['kind'], ...lngLats: readonly LngLat[]): TrialMark => ({
		kind,
		lngLats,
		label: ''
	});
	return edits.flatMap((edit): TrialMark[] => {
		switch (edit.kind) {
			case 'add-link':
				return [mark('link', ...edit.lngLats)];
			case 'add-barrier':
				return [mark('barrier', ...edit.lngLats)];
			case 'add-entrance':
				return [mark('entrance', edit.lngLat)];
			case 'open-wall': {
				const community = communityOf(edit.communityIds[0]);
				const drawn = community && drawWallGap(edit.lngLat, community);
				return [
					...(drawn ? [mark('gap', ...drawn.gap), ...drawn.posts.map((post) => mark('post', ...post))] : []),
					mark('wall', edit.lngLat)
				];
			}
			case 'open-community': {
				const community = communityOf(edit.communityId);
				return community ? outerRingsOf(community).map((ring) => mark('opened', ...ring)) : [];
			}
			case 'move-centre': {
				const home = centreAt(edit.centreId);
				return home ? [mark('moved', home, edit.lngLat), mark('ghost', home)] : [];
			}
			default:
				return [];
		}
	});
}
