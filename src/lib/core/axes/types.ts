import type { MultiPolygon, Polygon } from 'geojson';
import type { CommunityProps } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { StreetClass } from '../network/types.ts';

/** A line that areas may lie along. WGS-84. */
export interface AxisLine {
	/** Name of the street it follows: streets of that name are not "between". */
	streetName: string;
	halfWidthM: number;
	lngLats: LngLat[];
	/** Streets that come no farther than this from the line hide nothing, metres; by default those that begin on it. */
	touchM?: number;
}

export interface StreetLine {
	name: string;
	lngLats: LngLat[];
}

/** A street of which it is known whether it is a main one. */
export interface ClassedStreet extends StreetLine {
	streetClass: StreetClass;
}

/** Side of an axis, seen in the direction of its line. */
export type AxisSide = 'left' | 'right';

/** Where a side lies: 北侧, 东侧, 南侧, 西侧. */
export type Compass = 'north' | 'east' | 'south' | 'west';

/** An area that may lie along an axis. WGS-84. */
export interface AxisArea {
	id: string;
	state: CommunityProps['state'];
	geometry: Polygon | MultiPolygon;
}

/** An axis that cannot be used. The message is one line that says what to do. */
export class AxisError extends Error {
	override readonly name = 'AxisError';
}
