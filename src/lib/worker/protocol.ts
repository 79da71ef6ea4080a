import type { MultiPolygon } from 'geojson';
import type { PolygonError } from '#lib/core/coverage/measure-polygon.ts';
import type { AskedPlace, Explanation } from '#lib/core/explain/explain-place.ts';
import type { CircleChange } from '#lib/core/ground/compare-circles.ts';
import type { GroundCoverage, GroundSource } from '#lib/core/ground/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetLeg } from '#lib/core/measuring/types.ts';
import type { AdvisedChange } from '#lib/core/openings/advise-changes.ts';
import type { KnownGround } from '#lib/core/openings/known-ground.ts';
import type { Opening } from '#lib/core/openings/types.ts';
import type { PlanPlaces } from '#lib/core/what-if/build-ground.ts';
import type { PlanWalks } from '#lib/core/what-if/list-walks.ts';
import type { EditProblem } from '#lib/core/what-if/edit-problem.ts';
import type { Edit, LeftOut } from '#lib/core/what-if/types.ts';

/** Facts about the network that figures are computed on. */
export interface NetworkFacts {
	nodes: number;
	edges: number;
	lengthKm: number;
	/** Connected parts; more than one means islands. */
	components: number;
	attribution: string;
}

export interface LoadedPlan extends PlanWalks {
	network: NetworkFacts;
	/** Walls, links and passages of the plan that have no effect, and why; as long as nothing is tried. */
	leftOut: readonly LeftOut[];
}

/** A plan whose places were replaced, with the edits that were tried on the one before. */
export interface ReplacedPlan extends LoadedPlan {
	/** Why those edits cannot be made any more: nothing is tried then; `null`: they are. */
	refused: { message: string; problem: EditProblem } | null;
}

export interface LifeCircleQuestion {
	limitsM: number[];
	/** Only these centres; `null` for all. */
	centreIds: string[] | null;
}

export interface GroundQuestion {
	/** Ascending, as long as the limits. */
	minutes: number[];
	limitsM: number[];
	source: GroundSource | null;
}

/** Part of the city that one centre is nearest to. */
export interface ServiceArea {
	centreId: string;
	area: MultiPolygon;
}

export interface PlaceAnswer extends Explanation {
	/** The cheapest single change that would bring it within the budget; `null` where it is, or nothing would. */
	cheapest: AdvisedChange | null;
	/** The best of the other kinds, as far as there are any. */
	others: AdvisedChange[];
}

/** The work the worker does: name, what it takes, what it gives. */
export type EngineWork = {
	/** `railways`: lines that new links do not cross, as long as nothing more is known. */
	load: {
		takes: { networkFile: ArrayBuffer; places: PlanPlaces; railways: LngLat[][] };
		gives: LoadedPlan;
	};
	/** The plan with other places, walls, links and passages on the same streets, from now on; edits stay as they are. */
	replacePlaces: { takes: { places: PlanPlaces }; gives: ReplacedPlan };
	/** What new links keep off, from now on. */
	know: { takes: { ground: KnownGround }; gives: null };
	/** The plan with exactly these edits, from now on; if one cannot be made it stays as it was. */
	edit: { takes: { edits: Edit[] }; gives: PlanWalks };
	lifeCircles: { takes: LifeCircleQuestion; gives: MultiPolygon[] };
	/** What the circle of all centres gains and loses by the edits. */
	circleChange: { takes: { limitM: number }; gives: CircleChange };
	serviceAreas: { takes: { limitM: number }; gives: ServiceArea[] };
	/** The walk between two positions, on the streets of the plan with its edits. */
	streetLeg: { takes: { from: LngLat; to: LngLat }; gives: StreetLeg };
	measure: { takes: { limitM: number; centreIds: string[] | null }; gives: PolygonError };
	/**
	 * Ground within the circles of all centres; `null` where the city has no land.
	 * `source` with the first question; `null`: the one that was given before.
	 */
	ground: { takes: GroundQuestion; gives: GroundCoverage | null };
	/** `households` as long as the communities; 0 where one is not counted. */
	explain: { takes: { asked: AskedPlace; limitM: number; households: number[] }; gives: PlaceAnswer };
	/** `households` as long as the communities; 0 where one is not counted. */
	findOpenings: { takes: { limitM: number; households: number[] }; gives: Opening[] };
};

/** Steps of long work, told while it runs. */
export const STAGES = ['network', 'places', 'times', 'circle', 'measure', 'openings', 'ground'] as const;
export type Stage = (typeof STAGES)[number];
