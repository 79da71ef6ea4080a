import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Shape } from '#lib/core/shaping/types.ts';

/** What the hand does on the map. */
export type HandTask =
	| { kind: 'polygon' | 'line' | 'point' }
	/** Vertices are moved, put in between and taken out, ring by ring. */
	| { kind: 'reshape'; shape: Shape }
	/** All of it is moved as it is. */
	| { kind: 'move'; shape: Shape };

/** What is in the hand at the moment. */
export interface HandDraft {
	/** Positions with the one under the pointer; of an area its ring, open. */
	readonly lngLats: readonly LngLat[];
	/** How many of them are set. */
	readonly setCount: number;
	readonly isArea: boolean;
}

/** What happens on the map. */
export interface HandEvents {
	/** Where a position goes instead; `undefined`: where it is. */
	snap: (lngLat: LngLat) => LngLat | undefined;
	/** What is drawn or dragged has changed; `null`: nothing is in the hand any more. */
	ondraft: (draft: HandDraft | null) => void;
	/** A polygon, line or point is finished: its positions, a ring open. */
	ondraw: (lngLats: LngLat[]) => void;
	/** A vertex was moved, put in or taken out: the rows of the shape as `linesOfShape` lists them. */
	onreshape: (rows: LngLat[][]) => void;
	/** A vertex was taken hold of, or touched. */
	onvertex?: (lngLat: LngLat) => void;
	/** From where to where the shape was dragged. */
	onmove: (from: LngLat, to: LngLat) => void;
}

/** The hand on the map, for keys and buttons. */
export interface Hand {
	/** Sets a position as it is, without snapping. */
	add: (lngLat: LngLat) => void;
	/** Takes the last position back; in a reshaped feature the vertex under the pointer out. */
	removeLast: () => void;
	/** Finishes what is drawn, without what is under the pointer. */
	finish: () => void;
	/** Gives up what is drawn. */
	cancel: () => void;
	/** Another shape to reshape or move, after it was changed. */
	show: (shape: Shape) => void;
	stop: () => void;
}

/** What is in the hand as it is drawn. */
export interface HandLook extends HandColors {
	/** It is taken by finger: handles are larger, and so is what is near to them. */
	isTouch: boolean;
}

/** Colours of what is in the hand. */
export interface HandColors {
	line: `#${string}`;
	paper: `#${string}`;
}
