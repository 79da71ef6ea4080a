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

/** The tool in the hand, as buttons and keys see it. */
export interface HandState {
	/** Positions that are set. */
	readonly setCount: number;
	readonly fault: HandFault | null;
	/** Named streets that run through the feature. */
	readonly streetNames: readonly string[];
	/** Sets a position that was typed. @returns whether it could be read */
	type: (text: string) => boolean;
	removeLast: () => void;
	finish: () => void;
	cancel: () => void;
	splitAlong: (streetName: string) => void;
	duplicate: () => void;
}
