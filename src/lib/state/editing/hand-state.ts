import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
import type { ShapeRefusal } from '#lib/core/plan/shape-changes/types.ts';
import type { HoleRefusal } from '#lib/core/shaping/cut-hole.ts';
import type { PartRefusal } from '#lib/core/shaping/add-part.ts';
import type { StreetCutRefusal } from '#lib/core/shaping/lay-cut-along-streets.ts';
import type { TypedRefusal } from '#lib/core/shaping/parse-typed-position.ts';
import type { SplitRefusal } from '#lib/core/shaping/split-area.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** Every reason for which the hand is refused. */
export type HandRefusalCode =
	| ShapeRefusal['refusal']
	| SplitRefusal
	| StreetCutRefusal
	| HoleRefusal
	| PartRefusal
	| TypedRefusal
	/** The tool needs a feature, or one of another kind. */
	| 'no-target'
	| 'nothing-there';

/** Why what was done by hand is not in the plan. */
export type HandFault =
	| { code: HandRefusalCode; lngLat: LngLat | null }
	| { code: 'problem'; problem: ChangeProblem; lngLat: LngLat | null };

/** A shape that is changed vertex by vertex, as buttons and keys see it. */
export interface ReshapingState {
	/** Steps that are not finished. */
	readonly count: number;
	readonly canRedo: boolean;
	/** The vertex that keys change. `number`: from 1; `null`: none is chosen yet. */
	readonly vertex: { number: number; lngLat: LngLat } | null;
	readonly vertexCount: number;
	/** Goes to the next vertex, or the one before. @returns whether there is one */
	walk: (by: 1 | -1) => boolean;
	/** Moves the vertex by pixels of the screen. */
	nudge: (rightPx: number, downPx: number) => void;
	insert: () => void;
	remove: () => void;
	takeBack: () => boolean;
	redo: () => boolean;
	giveUp: () => void;
	/** Makes one change set of it. */
	finish: () => void;
}

/** The tool in the hand, as buttons and keys see it. */
export interface HandState {
	/** The tool was taken by finger. */
	readonly isTouch: boolean;
	/** Positions that are set. */
	readonly setCount: number;
	readonly fault: HandFault | null;
	/** Named streets that run through the feature. */
	readonly streetNames: readonly string[];
	/** `null`: no shape is being reshaped. */
	readonly reshaping: ReshapingState | null;
	/** Sets a position that was typed, or the vertex that is chosen there. @returns whether it could be read */
	type: (text: string) => boolean;
	removeLast: () => void;
	finish: () => void;
	cancel: () => void;
	splitAlong: (streetName: string) => void;
	duplicate: () => void;
}
