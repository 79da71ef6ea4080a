import type { LngLat } from '../geometry/types.ts';
import type { Position } from '../network/types.ts';
import type { Edit } from '../what-if/types.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';
import type { Compass } from '../geometry/compass.ts';
import type { OpeningCosts } from './settings.ts';
import type { OpeningIndex } from './opening-index.ts';

/** Kinds of openings, cheapest first: equally good ones are in this order. */
export const OPENING_KINDS = ['open-wall', 'add-entrance', 'add-link'] as const;
export type OpeningKind = (typeof OPENING_KINDS)[number];
export type OpeningEdit = Extract<Edit, { kind: OpeningKind }>;

/** Where a change is, for its description in words. */
export interface ChangeSite {
	/** The community that it serves; `null` for a spot. */
	communityId: string | null;
	/** The community behind the opened wall; `null` of other kinds. */
	neighbourId: string | null;
	/** From the middle of the community, or from the spot, to what is built; `null` where that is at one spot. */
	side: Compass | null;
	/** The streets that it leads to, '' for one without a name; two of a link, none of an opened wall. */
	streetNames: string[];
	/** Whether the link crosses ground where buildings, water and walls are unknown. */
	crossesUnknownGround: boolean;
}

/** A small change that lets more people walk to a centre. */
export interface Opening {
	/** Adding it to the edits keeps the opening. */
	edit: OpeningEdit;
	kind: OpeningKind;
	/** Newly within the budget: exactly what trying the edit gives. */
	gain: { households: number; communities: number };
	/** Those communities, sorted. */
	communityIds: string[];
	/** Geometry to draw: the point of an entrance or opened wall, the line of a link from street to street. */
	lngLats: LngLat[];
	/** Metres to build: from the entrance to the street, across the opened wall, along the link. */
	lengthM: number;
	/** Yuan. */
	cost: number;
	/** Where it is, for words: beside the one of those communities that has most households. */
	site: ChangeSite;
	/** Number of openings folded into this one: no better, no cheaper, and bringing nobody else. */
	folded: number;
}

/** A plan with its current edits, to which openings are added. */
export interface OpenPlan {
	/** Of the same plan without edits. */
	index: OpeningIndex;
	/** The plan with its edits. */
	answer: WhatIfAnswer;
	/** Those that the answer has. */
	edits: readonly Edit[];
	/** Metres that count as within, > 0; a walk equal to it is. */
	limitM: number;
	costs?: OpeningCosts;
}

export interface OpeningsQuestion extends OpenPlan {
	/** Of each community in the order of the ground; 0 is not counted. */
	households: readonly number[];
	/** How many at most. */
	count?: number;
}

/** Called with the share done, from 0 to 1; throws if the work was cancelled. */
export type ReportShare = (share: number) => Promise<void>;

/** One community, or any spot with its positions on the network as it stands. */
export type ChangedPlace =
	{ communityId: string } | { place: { lngLat: LngLat; positions: readonly Position[] } };

export type ChangeQuestion = OpenPlan & ChangedPlace;

/** The cheapest change that brings one place within the budget. */
export interface CheapestChange {
	edit: OpeningEdit | Extract<Edit, { kind: 'add-centre' }>;
	kind: OpeningKind | 'add-centre';
	/** The place's walk with it, metres. */
	distanceM: number;
	lngLats: LngLat[];
	/** Metres to build; 0 of a centre. */
	lengthM: number;
	/** Yuan. */
	cost: number;
}
