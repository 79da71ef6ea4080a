import type { MultiPolygon } from 'geojson';
import type { Slide } from '#lib/core/briefings/types.ts';
import type { FigureSource } from '#lib/core/figures/types.ts';
import type { CircleChange } from '#lib/core/ground/compare-circles.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { MeasuredPlan, Scope } from '#lib/core/model/types.ts';
import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import type { PlannerInputs, PlannerWork } from '#lib/core/planner/types.ts';
import type { Fault } from '../fault.ts';
import type { ViewValues } from '#lib/carto/view-query.ts';
import type { EngineWork, ServiceArea } from '#lib/worker/protocol.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';

/** A worker, or the same core run in the page. */
export interface WorkerPort<Work extends { [Name in keyof Work]: { takes: unknown; gives: unknown } }> {
	ask<Name extends keyof Work & string>(
		work: Name,
		takes: Work[Name]['takes'],
		options?: { onProgress?: (stage: never, share: number) => void }
	): Promise<Work[Name]['gives']>;
	close(): void;
}

/** Where a presentation gets what it shows; all of it is asked for at opening, and nothing after. */
export interface PresenterSource {
	loadPlan: () => Promise<PlanDocument>;
	loadNetwork: () => Promise<ArrayBuffer>;
	/** The whole basemap, a PMTiles archive. */
	loadTiles: () => Promise<ArrayBuffer>;
	makeEngine: () => WorkerPort<EngineWork> | Promise<WorkerPort<EngineWork>>;
	/** Asked for only where a slide shows what the planner makes. */
	makePlanner: (inputs: PlannerInputs) => WorkerPort<PlannerWork> | Promise<WorkerPort<PlannerWork>>;
}

/** What is wrong with a slide; it is shown all the same. */
export type SlideFault =
	/** What it selects is not in the plan any more. */
	| { kind: 'gone' }
	/** Its changes of the plan cannot be made: it shows the plan as it is. */
	| { kind: 'edits' | 'circles' | 'packages' | 'siting' | 'neighbours'; why: Fault };

/** What the map of a slide shows beside the plan itself; `null` and empty until it is computed. */
export interface SlideDrawing {
	circles: { inner: MultiPolygon; outer: MultiPolygon } | null;
	/** Ground that the inner circle gains and loses by what the slide tries. */
	circleChange: CircleChange | null;
	serviceAreas: readonly ServiceArea[];
	/** Of the centres that siting proposes. */
	siteCircle: MultiPolygon | null;
	/** The way on foot from the selected community or place to its centre. */
	walk: readonly LngLat[] | null;
	neighbours: readonly NeighbourPair[];
}

/** A slide with the plan that its numbers are of. */
export interface PreparedSlide {
	slide: Slide;
	view: ViewValues;
	/** The part of the city that the view selects. */
	scope: Scope;
	source: FigureSource;
	/** The plan without what the slide tries; `null` where it tries nothing. */
	before: MeasuredPlan | null;
	drawing: SlideDrawing;
	faults: readonly SlideFault[];
	/** Whether nothing more is computed for it. */
	isDone: boolean;
}

/** Steps of the opening, in their order. */
export const OPENING_STAGES = ['plan', 'network', 'tiles', 'walks', 'circles', 'planning'] as const;
export type OpeningStage = (typeof OPENING_STAGES)[number];
