import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { OpenTo } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Network, Position } from '../network/types.ts';
import type { Site } from '../coverage/types.ts';
import type { EditProblem } from './edit-problem.ts';

/**
 * One what-if change of the plan. The caller chooses the ids of new things; they must differ from existing ones.
 */
export type Edit =
	/** All doors of the centre are replaced by one at `lngLat`. */
	| { kind: 'move-centre'; centreId: string; lngLat: LngLat }
	| { kind: 'add-centre'; centreId: string; lngLat: LngLat }
	| { kind: 'close-centre'; centreId: string }
	| { kind: 'add-entrance'; communityId: string; entranceId: string; lngLat: LngLat; openTo: OpenTo }
	| { kind: 'close-entrance'; communityId: string; entranceId: string }
	/** The wall between two neighbours is opened at `lngLat`: each may use the other's entrances. */
	| { kind: 'open-wall'; communityIds: readonly [string, string]; lngLat: LngLat }
	/** The community can be walked through between its entrances open to all. */
	| { kind: 'open-community'; communityId: string }
	/** A public way along `lngLats`, joined at both ends to the nearest street. */
	| { kind: 'add-link'; linkId: string; lngLats: readonly LngLat[] }
	/** A wall along `lngLats`: streets that it crosses are closed there. */
	| { kind: 'add-barrier'; barrierId: string; lngLats: readonly LngLat[] };

export type EditKind = Edit['kind'];

/** The layers whose features change how people walk, as an edit does. */
export const STANDING_LAYERS = ['walls', 'links', 'passages'] as const;

/** A wall, link or passage that stands in the plan, as the edit that it has the effect of. */
export interface StandingEdit {
	layer: (typeof STANDING_LAYERS)[number];
	/** Of the feature. */
	id: string;
	edit: Extract<Edit, { kind: 'add-barrier' | 'add-link' | 'open-wall' }>;
}

/** A standing edit that has no effect, and why: it is left out, so that the rest of the plan can be used. */
export interface LeftOut extends StandingEdit {
	problem: EditProblem;
}

/** An edit that cannot be made; the message names it and the remedy. The plan is unchanged. */
export class EditError extends Error {
	override readonly name = 'EditError';
	/** The reason as a code, for messages in other languages. */
	readonly problem: EditProblem;

	constructor(message: string, problem: EditProblem) {
		super(message);
		this.problem = problem;
	}
}

/** A door or an entrance on the network. */
export interface PlacedWay {
	id: string;
	lngLat: LngLat;
	openTo: OpenTo;
	/** The neighbour whose entrance this is, reached through an opened wall; `undefined`: the community's own. */
	throughId?: string;
	/** Metres from the opened wall to this entrance, inside the neighbour; 0: the community's own. */
	innerM: number;
}

/** A centre or a community with its doors or entrances; `ways` are as long as `positions`. */
export interface PlacedSite extends Site {
	geometry: Point | Polygon | MultiPolygon;
	ways: PlacedWay[];
	walled: boolean;
}

/** A plan on its network, with the edits so far. Immutable: each edit makes a new one. */
export interface Ground {
	network: Network;
	/**
	 * Positions of a place on the streets: at the nearest one of the plan's own that people walk on, at a nearer one apart
	 * from them (see `Snapper.list`), and at every tried link that passes by, so that neither a street apart nor a
	 * link ever makes a walk longer. Empty further than `MAX_ACCESS_M` from all.
	 */
	place: (lngLat: LngLat) => Position[];
	/** In the order of the plan; added ones last. */
	centres: PlacedSite[];
	communities: PlacedSite[];
	/** Links and barriers made so far and everything that stands, by id, so that none is made twice. */
	madeIds: ReadonlySet<string>;
	/** What was computed of it, kept for plans that differ in places only. */
	patches: KeptPatches;
}

/** What a change of the streets does to a plan that lies on them. */
export interface StreetPatch extends Pick<Ground, 'network' | 'place'> {
	/** A site on the changed streets. The same site gives the same object, so that what depends on it can be reused. */
	toSite: (site: PlacedSite) => PlacedSite;
	/** What could not be made. */
	leftOut: readonly LeftOut[];
}

/** Openings that can be come to, and the sites on their sides. */
export type OpenedThrough = readonly [openings: readonly unknown[], sites: readonly PlacedSite[]];

/** See `StreetPatches`. */
export interface KeptPatches {
	get(network: Network, key: string, make: () => StreetPatch): StreetPatch;
	opened(of: PlacedSite, through: OpenedThrough, make: () => PlacedSite): PlacedSite;
}
