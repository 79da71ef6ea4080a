import type { Geometry } from 'geojson';

/**
 * What a file holds before anybody has said what it means. Reading is one pipeline: bytes → format → encoding → layers
 * of rows → coordinate system → columns → rows checked → reconciled with the plan → change set.
 */

/** Formats of files that planners hold. A shapefile is its parts, alone or in a zip. */
export const FILE_FORMATS = [
	'xlsx',
	'xls',
	'csv',
	'geojson',
	'shapefile',
	'geopackage',
	'flatgeobuf',
	'kml',
	'kmz',
	'dxf'
] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A cell or an attribute. Dates are ISO text; '' and blanks are `null`. */
export type SourceValue = string | number | boolean | null;

/** Why something was decided, left out or refused: a code with what the sentence needs. Said by `say-intake`. */
export interface Told {
	code: string;
	parameters: Record<string, string | number>;
}

/** One row of a table, or one feature. */
export interface SourceRow {
	/** As the program that shows the file counts: sheet row, line, or number of the feature, from 1. */
	row: number;
	/** In the order of the layer's columns. */
	values: readonly SourceValue[];
	/** Coordinates as the file has them: no coordinate system is applied, no axes are swapped, Z and M are dropped. */
	geometry: Geometry | null;
}

/** What was in the file and is no row: a subtotal, an empty shape, a feature that cannot be read. */
export interface LeftOut extends Told {
	row: number | null;
	/** The value that is the reason; '' where none is. */
	value: string;
}

/** What a file says of its coordinate system. */
export interface CrsDeclaration {
	from: 'prj' | 'gpkg' | 'crs-member' | 'kml' | 'file-name' | 'comment';
	/** WKT, `EPSG:n`, or a URI, as the file has it. */
	text: string;
}

/** A sheet, a layer of a GeoPackage, a shapefile, a layer of a drawing. */
export interface SourceLayer {
	/** Name of sheet or layer; of a file that has only one, the file's name without its ending. */
	name: string;
	/** Names of the columns, joined by '/' where a heading has two rows. Unique, in the file's order. */
	columns: readonly string[];
	/** Unit that a heading states in brackets, such as `平方米`; '' where it states none. In the order of the columns. */
	units: readonly string[];
	rows: readonly SourceRow[];
	leftOut: readonly LeftOut[];
	/** What was done to rows on reading, such as arcs that became lines; left out: nothing. */
	notes?: readonly Told[];
	/** Sums that the file states: rows such as 合计 and 小计, and over which rows they are taken. */
	totals: readonly SourceTotal[];
	/** `null`: the file does not say, or the layer has no geometry. */
	crs: CrsDeclaration | null;
}

/** A row that sums others. */
export interface SourceTotal {
	row: number;
	/** As the file has it: 合计, 小计, 其中:1.莲池区. */
	label: string;
	/** In the order of the layer's columns; `null` where it sums nothing. */
	values: readonly SourceValue[];
	/** Rows that it should be the sum of. */
	over: readonly number[];
}

/** A character encoding, and why it was taken. */
export interface EncodingFound {
	/** As `TextDecoder` and iconv name it: utf-8, gb18030, gbk, big5, utf-16le … */
	name: string;
	evidence: Told;
	/** Others that would read the file without a fault. */
	alternatives: readonly string[];
}

/** A file that was read. */
export interface SourceFile {
	/** As the planner gave it. */
	file: string;
	format: FileFormat;
	/** `null` where the format fixes it. */
	encoding: EncodingFound | null;
	/** The plan that it holds and the coordinate system, where this program wrote it; left out: somebody else did. */
	written?: { city: string; revision: number; crs?: string | undefined } | undefined;
	/** At least one; those without rows are kept, so that they can be chosen and said to be empty. */
	layers: readonly SourceLayer[];
}

/** How a file is read, where the planner overrules what would be found. */
export interface ReadOptions {
	encoding?: string | undefined;
	/** Told after every some thousand rows: 0…1. */
	onProgress?: ((share: number) => void) | undefined;
	signal?: AbortSignal | undefined;
}
