import type { Column } from '../../city/layers.ts';

/** Something that a column of a file can hold, beyond the fields of the plan's layer. */
export const PLACING_FIELDS = ['lng', 'lat', 'address'] as const;
export type PlacingField = (typeof PLACING_FIELDS)[number];

/** What a column of a file can be taken in as. */
export interface IntakeField {
	/** Name of the property, or of a {@link PlacingField}. */
	name: string;
	/** Of the layer's schema; of a placing field, what its values are. */
	column: Column;
	/** A placing field is no property of the feature. */
	isPlacing: boolean;
}

/** Which column of a layer holds which field. */
export interface ColumnMatch {
	/** Index of the column. */
	column: number;
	field: string;
	/** By what values are multiplied to have the field's own unit: 10,000 for 万平方米. */
	factor: number;
	/** How well heading and values fit, 0…1. */
	score: number;
}

export interface ColumnMatches {
	matches: ColumnMatch[];
	/** Indexes of columns that hold no field of the plan. */
	unused: number[];
	/** Headings that fit a field as well as the one that was taken. */
	rivals: { column: number; field: string }[];
}
