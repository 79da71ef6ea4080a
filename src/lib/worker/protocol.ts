import type { MultiPolygon } from 'geojson';
import type { CentrePlace, CommunityPlace } from '#lib/core/coverage/compute-coverage.ts';
import type { PolygonError } from '#lib/core/coverage/measure-polygon.ts';
import type { NearestWalk } from '#lib/core/coverage/types.ts';
import type { WalkPath } from '#lib/core/network/trace-path.ts';

/** What a plan needs on the network. */
export interface PlanPlaces {
	centres: Pick<CentrePlace, 'id' | 'geometry' | 'ways'>[];
	communities: Pick<CommunityPlace, 'id' | 'geometry' | 'ways'>[];
}

/** Facts about the network that figures are computed on. */
export interface NetworkFacts {
	nodes: number;
	edges: number;
	lengthKm: number;
	/** Connected parts; more than one means islands. */
	components: number;
	attribution: string;
}

export interface LoadedPlan {
	network: NetworkFacts;
	/** As long as the communities; `null` where no centre can be reached. Metres, so that any speed can be asked. */
	walks: (NearestWalk | null)[];
	/** Ids of centres further from every street than a door may be. */
	centresOffNetwork: string[];
}

export interface LifeCircleQuestion {
	limitsM: number[];
	/** Only these centres; `null` for all. */
	centreIds: string[] | null;
}

/** The work the worker does: name, what it takes, what it gives. */
export interface EngineWork {
	load: { takes: { networkFile: ArrayBuffer; places: PlanPlaces }; gives: LoadedPlan };
	lifeCircles: { takes: LifeCircleQuestion; gives: MultiPolygon[] };
	measure: { takes: { limitM: number; centreIds: string[] | null }; gives: PolygonError };
	path: { takes: { communityId: string }; gives: WalkPath | null };
}

export type WorkName = keyof EngineWork;

/** Steps of long work, told while it runs. */
export const STAGES = ['network', 'places', 'times', 'raster', 'circle', 'measure'] as const;
export type Stage = (typeof STAGES)[number];

export type ToWorker =
	| { [Name in WorkName]: { id: number; work: Name; takes: EngineWork[Name]['takes'] } }[WorkName]
	| { id: number; cancel: true };

export type FromWorker =
	| { id: number; stage: Stage; share: number }
	| { id: number; gives: EngineWork[WorkName]['gives'] }
	| { id: number; error: string };
