import type { Geometry } from 'geojson';
import type { BothTexts } from '#lib/refusals/types.ts';
import type { ExportCrs } from './export-crs.ts';

/** What a cell or attribute of a file that goes out may be; `null`: nothing is known. */
export type ExportValue = string | number | boolean | readonly string[] | null;

export interface ExportColumn {
	/** The same in every file and every version; the plan's own name. */
	name: string;
	/** For DBF: at most 10 ASCII characters, unique in the layer whatever its case. */
	shortName: string;
	type: 'text' | 'text[]' | 'boolean' | 'integer' | 'real';
	title: BothTexts;
	/** '' where there is none. */
	unit: BothTexts;
	/** What a bureau sums in its ledgers. */
	isSummed: boolean;
	/** What ledgers write for the values of a column that has only some. */
	words?: Readonly<Record<string, string>> | undefined;
}

export interface ExportFeature {
	/** In the order of the layer's columns. */
	values: readonly ExportValue[];
	/** WGS-84; `null` in a layer without geometry. */
	geometry: Geometry | null;
}

/** Kinds of geometry of a layer: points, lines, areas of one or more parts; several of them; `null`: a table. */
export type ExportGeometry = 'Point' | 'LineString' | 'MultiPolygon' | 'Geometry' | null;

/** How features are drawn that have this value in the style's column, or all where there is none. */
export interface StyleRule {
	value: string | null;
	title: BothTexts;
	/** `#rrggbb`; `null`: not filled. Of a point its colour. */
	fill: string | null;
	/** 0…1. */
	fillOpacity: number;
	/** `#rrggbb`. */
	stroke: string;
	strokeWidthMm: number;
	isDashed: boolean;
}

export interface ExportStyle {
	/** Column whose values choose the rule; `null`: there is one rule for all. */
	by: string | null;
	rules: readonly StyleRule[];
}

/** One layer on its way out, whatever the format. */
export interface ExportLayer {
	/** The same in every file and every version: `communities`, `entrances`, `coverage`. */
	name: string;
	title: BothTexts;
	geometryType: ExportGeometry;
	/** The first is the id. */
	columns: readonly ExportColumn[];
	features: readonly ExportFeature[];
	style: ExportStyle;
	/** Column that features are called by; `null`: by their id. */
	labelBy: string | null;
}

/** Which plan it is of, and what must be said with it. */
export interface ExportAbout {
	city: { id: string; name: string; nameEn: string };
	revision: number;
	/** ISO date that it is true for. */
	asOf: string;
	/** Who is to be named with it; '' where nobody is. */
	attribution: string;
	/** Whether any of it is illustrative. */
	isIllustrative: boolean;
	/** Features by provenance, of the layers that go out; most trustworthy first, those without any left out. */
	provenances: readonly { provenance: string; features: number }[];
	/** What results were computed from and with; left out or '': there are none. */
	computed?: string;
}

/** All that a writer needs: the same export gives the same bytes. */
export interface Export {
	about: ExportAbout;
	crs: ExportCrs;
	layers: readonly ExportLayer[];
}
