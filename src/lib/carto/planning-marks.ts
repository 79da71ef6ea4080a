import type { Geometry } from 'geojson';
import type { RenovationState } from '#lib/core/city/types.ts';

/** One thing that a desk of contiguous planning puts on the map. WGS-84. */
export type PlanningMark = { geometry: Geometry; label?: string; isPicked?: boolean } & (
	| { kind: 'zone' | 'package'; tint: number }
	/** Ground beyond the life circle, in one piece. */
	| { kind: 'gap' }
	/** Communities that are marked for a change by hand. */
	| { kind: 'marked' }
	/** A line between two neighbours. */
	| { kind: 'link' }
	/** A feature in which two revisions of the plan differ. */
	| { kind: 'change'; op: 'add' | 'set' | 'remove' }
	/** A wall, or a stretch of one. */
	| { kind: 'wall' }
	/** A stretch of an axis and who fronts it; `null`: nobody, a gap. Drawn beside it: 1 to its right, −1 to its left. */
	| { kind: 'frontage'; state: RenovationState | null; aside: 1 | -1 }
	| { kind: 'candidate' }
	/** A centre that is proposed. */
	| { kind: 'site' }
	/** The life circle that proposed centres would bring. */
	| { kind: 'site-circle' }
);

const OWN_THE_MAP: ReadonlySet<PlanningMark['kind']> = new Set(['package', 'zone']);

/** Whether these are areas of their own, packages or zones: the plan steps back behind them. */
export const ownTheMap = (marks: readonly PlanningMark[]): boolean =>
	marks.some(({ kind }) => OWN_THE_MAP.has(kind));
