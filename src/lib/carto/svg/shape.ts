import type { FlatPoints } from './box.ts';

/** A feature on the picture: its parts in px, y down. */
export interface Shape {
	/** 1 points, 2 lines, 3 rings, as vector tiles number them. */
	type: 1 | 2 | 3;
	properties: Readonly<Record<string, unknown>>;
	/** MapLibre's feature state. */
	state?: Readonly<Record<string, unknown>>;
	/** Rings are closed, outer ones clockwise on the screen, holes the other way round and behind their outer one. */
	parts: readonly FlatPoints[];
}
