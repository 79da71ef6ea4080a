import type { Geometry } from 'geojson';
import type { Bbox, LngLat, Xy } from '../../geometry/types.ts';
import type { CrsDeclaration, Told } from '../types.ts';

/**
 * The name of a coordinate system: `EPSG:4547`; `gcj02` (AMap, Tencent) and `bd09` (Baidu), degrees shifted by law;
 * `local`, fitted by control points; `wkt`, what a .prj defines and no code has.
 */
export type CrsId = `EPSG:${number}` | 'gcj02' | 'bd09' | 'local' | 'wkt';

/** A coordinate system with all that is needed to place its coordinates. Plain JSON. */
export interface Crs {
	id: CrsId;
	/** Whether a file has northing before easting, or latitude before longitude. */
	swapped?: boolean | undefined;
	/** Of `wkt` only: its definition. */
	wkt?: string | undefined;
	/** Of `local` only. */
	similarity?: Similarity | undefined;
}

/**
 * A plane similarity (four parameters): turned, scaled and moved, never mirrored. About `from`, so that large
 * coordinates lose no digits: `to + [a·dx − b·dy, b·dx + a·dy]` with `d` from `from`.
 */
export interface Similarity {
	/** The projected system that it leads to. */
	plane: CrsId;
	from: Xy;
	to: Xy;
	a: number;
	b: number;
}

/** A place that somebody knows in a file and on the ground. Plain JSON. */
export interface GivenControl {
	/** In the file, as the file has it: axes are not swapped. */
	xy: Xy;
	/** On the ground, longitude or easting first: in `crs`. */
	at: Xy;
	/** `EPSG:n`, `gcj02` or `bd09`; left out: WGS-84 degrees. */
	crs?: string | undefined;
	/** It is measured only, and has no say in the fit. */
	isOut?: boolean | undefined;
}

/** What the judge of coordinate systems knows of the city. WGS-84 degrees. */
export interface CrsGround {
	/** Around the city. */
	bbox: Bbox;
	/** Its streets as lines. */
	streets: readonly (readonly LngLat[])[];
	/** Its outline, where it is known: rings, the first of each part the outer one. */
	boundary?: readonly (readonly LngLat[])[] | undefined;
}

/** A coordinate system that a layer may be in, and what speaks for it. */
export interface CrsCandidate {
	/** With `swapped` said. */
	crs: Crs;
	/** Other codes that mean the same positions, such as 6° zones that share a 3° zone's meridian. */
	sameAs: readonly CrsId[];
	/** 0…1; those of one judgement sum up to 1 at most. */
	score: number;
	/** Median distance of sampled vertices to the nearest street, capped; `null` without streets near. */
	medianOffsetM: number | null;
	/** Share of the sampled vertices within the city, 0…1; without ground within China. */
	shareWithinCity: number;
	evidence: readonly Told[];
	/**
	 * Metres by which the data are off the truth: of `gcj02` and `bd09` what the system itself shifts, else what the
	 * streets show to be left. Absent where nothing is.
	 */
	shiftM?: { east: number; north: number } | undefined;
}

/** What the judge found. */
export interface CrsJudgement {
	/** Best first; empty where no known system places the data. */
	candidates: readonly CrsCandidate[];
	/** The likeliest, `undefined` where there is none. */
	chosen: CrsCandidate | undefined;
	/** Whether it may be taken without asking. False wherever evidence does not suffice. */
	isSure: boolean;
	/** What holds for the judgement as a whole, such as a declared system that the data contradict. */
	told: readonly Told[];
}

/** A layer before its coordinate system is known. */
export interface CrsQuestion {
	geometries: readonly (Geometry | null)[];
	declared: CrsDeclaration | null;
	/** `null`: a city of which nothing is known yet. */
	ground: CrsGround | null;
	/** Where communities and landmarks of the plan are, by name. */
	known?: ReadonlyMap<string, LngLat> | undefined;
	/** Names of the rows, in the order of the geometries. */
	names?: readonly (string | null)[] | undefined;
}
