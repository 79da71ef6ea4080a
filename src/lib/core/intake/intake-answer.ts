import type { Geometry } from 'geojson';
import type { LngLat } from '../geometry/types.ts';
import type { GivenControl } from './coordinates/types.ts';
import type { IntakeKind } from './kinds.ts';
import type { Candidate, Doubt, FieldChange, FieldClash, RowDecision } from './reconcile/types.ts';
import type { RowShapes } from './outline-shapes.ts';
import type { BothTexts } from '../text/both-texts.ts';

/** What is to be taken of a file. */
export interface IntakeRequest {
	kind: IntakeKind;
	/** Sheet or layer; left out: the only one, or the first with rows. */
	sheet?: string | undefined;
	/** Heading → field, or '' for none. */
	columns?: Record<string, string> | undefined;
	/** `EPSG:n`, `gcj02` or `bd09`; left out: as it was remembered of such a file, else found; `auto`: found. */
	crs?: string | undefined;
	/** Of a local system: two or more places that are known in it and on the ground. Goes before `crs`. */
	control?: GivenControl[] | undefined;
	/** Whether the file has northing before easting, of a system or control points that are given. */
	isSwapped?: boolean | undefined;
	encoding?: string | undefined;
	decisions?: Record<number, RowDecision> | undefined;
	places?: Record<number, LngLat> | undefined;
	/** Of fields that both have changed, by row: those where the file is right; of a row that is named the others stay. */
	clashes?: Record<number, string[]> | undefined;
	/** Cells that are read otherwise than the file has them, as a check proposed. */
	repairs?: CellRepair[] | undefined;
	/** Rejected rows are wanted as a file, with reasons in this language. */
	rejectedIn?: 'zh' | 'en' | undefined;
	/** Features that the file has no more and that are taken out. */
	missing?: string[] | undefined;
	/** Whether the answer shows the file in its own coordinates as well. */
	isDrawn?: boolean | undefined;
	/**
	 * `none`: nothing is taken, it is looked at only. `whole`: all of it, or nothing if anything is left to decide. `sure`:
	 * what is certain. `all`: of doubtful rows the best candidate, or as new where there is none. Rows: those.
	 */
	accept: 'none' | 'whole' | 'sure' | 'all' | number[];
	id: string;
	author: string;
	reason: string;
}

/** What was found of a file, and what was made of it. Plain JSON. */
export interface IntakeAnswer {
	file: string;
	format: string;
	sheets: { name: string; rows: number }[];
	sheet: string;
	kind: IntakeKind;
	encoding: { name: string; evidence: BothTexts; alternatives: readonly string[] } | null;
	crs: ToldCrs | null;
	columns: { heading: string; unit: string; field: string | null; factor: number; samples: string[] }[];
	rows: number;
	/** All rows that have a place, whatever becomes of them, as the map shows them: some of them and simplified, if many. */
	shown: RowShapes;
	/** The same in the file's own coordinates; `null` where it was not asked for. */
	drawn: RowShapes | null;
	added: { row: number; id: string; name: string; assumed: readonly string[]; geometry: Geometry }[];
	changed: {
		row: number;
		id: string;
		name: string;
		fields: readonly FieldChange[];
		clashes: readonly FieldClash[];
	}[];
	same: number;
	ignored: number;
	doubtful: {
		row: number;
		name: string;
		doubt: Doubt;
		candidates: readonly Candidate[];
		geometry: Geometry | null;
		/** Where it would be by its address, and by what; left out: nothing says so. */
		address?: { lngLat: LngLat; evidence: BothTexts };
	}[];
	rejected: { row: number; field: string; value: string; reason: BothTexts }[];
	/** Rejected rows to be mended and brought again, where they were asked for; `null`: there are none. */
	rejectedFile?: RejectedFile | null;
	missing: string[];
	leftOut: { row: number | null; value: string; reason: BothTexts }[];
	checks: ToldCheck[];
	/** Of the plan that it was compared with, or that it made. */
	revision: number;
	/** Whether anything was taken in, and how many changes that were. */
	applied: number;
	/** Why nothing was, though it was asked for; `null`: it was, or was not asked for. */
	open: BothTexts | null;
}

/** Rows that cannot be taken in, as a file of the kind that they came in. */
export interface RejectedFile {
	fileName: string;
	contentType: string;
	base64: string;
}

export interface ToldCrs {
	id: string;
	isSwapped: boolean;
	name: BothTexts;
	evidence: BothTexts;
	/** Whether it can be taken without asking. */
	isSure: boolean;
	/** Somebody has said which it is. */
	isGiven: boolean;
	/** That was said of a file like this one when it was taken in before. */
	isRemembered: boolean;
	/** Of a local system: how well its control points fit. */
	control: ToldControl | null;
	candidates: {
		id: string;
		isSwapped: boolean;
		name: BothTexts;
		score: number;
		medianOffsetM: number | null;
		shareWithinCity: number;
		shiftM: { east: number; north: number } | null;
		evidence: BothTexts;
	}[];
}

export interface ToldControl {
	/** In the order in which they were given, `residualM` also of those that are left out of the fit. */
	points: { given: GivenControl; lngLat: LngLat; fitted: LngLat; residualM: number }[];
	/** Over what is left free: 0 with two points, of which nothing can be checked. */
	rmsM: number;
	scale: number;
	/** Counter-clockwise from the file's plane to the ground's. */
	turnDeg: number;
	warnings: BothTexts[];
}

export interface ToldCheck {
	code: string;
	name: BothTexts;
	ok: boolean;
	detail: BothTexts;
	rows: readonly number[];
	/** Ways to mend it, the likeliest first; one is taken. */
	repairs: { label: BothTexts; cells: CellRepair[] }[];
}

/** One cell that is read otherwise than the file has it, see `Repair`. */
export interface CellRepair {
	row: number;
	/** '': the whole row is left out. */
	field: string;
	value: string | number | boolean | null;
}
