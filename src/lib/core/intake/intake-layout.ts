import type { Geometry } from 'geojson';
import { bboxesMeet, bboxOf, growBbox, isEmptyBbox } from '../geometry/bbox.ts';
import type { Bbox } from '../geometry/types.ts';
import type { GivenControl } from './coordinates/types.ts';
import { headingKeys } from './fields/heading-key.ts';
import { positionsOf } from './positions-of.ts';
import type { FileFormat, SourceLayer } from './types.ts';

/** What a planner has said of a file, so that the same one a month later asks nothing. Plain JSON. */
export interface IntakeLayout {
	/** Around its shapes, in its own coordinates; `null`: it has none. */
	extent: Bbox | null;
	/** As in the request that took it in. */
	columns?: Record<string, string> | undefined;
	crs?: string | undefined;
	isSwapped?: boolean | undefined;
	control?: GivenControl[] | undefined;
}

/** Another file is like one that was taken in if it lies within so many times the size of that one around it. */
const NEAR = 0.5;
/** Of the size: files are written with some digits less. */
const SAME = 1e-6;

/** Under which a layout is remembered: files of one format with the same headings. Names of files and sheets change by month. */
export const keyOfLayout = (format: FileFormat, { columns }: Pick<SourceLayer, 'columns'>): string =>
	[format, ...columns.map((heading) => headingKeys(heading)[1])].join('\t');

/** Around shapes in the file's own coordinates; `null` where there is none. */
export function extentOf(geometries: readonly (Geometry | null)[]): Bbox | null {
	const extent = bboxOf(positionsOfAll(geometries));
	return isEmptyBbox(extent) || !extent.every(Number.isFinite) ? null : extent;
}

function* positionsOfAll(geometries: readonly (Geometry | null)[]) {
	for (const geometry of geometries) if (geometry) yield* positionsOf(geometry);
}

/**
 * Whether what was said of the coordinates of a file holds for another one with the same headings: `same` if it is the
 * same file, or lies exactly as it; `like` if it lies about there.
 *
 * @returns `undefined` if it lies elsewhere: two surveys with one legend have two origins
 */
export function compareExtents(known: Bbox | null, extent: Bbox | null): 'same' | 'like' | undefined {
	if (!known || !extent) return undefined;
	const size = Math.max(known[2] - known[0], known[3] - known[1]);
	if (extent.every((edge, i) => Math.abs(edge - known[i]!) <= SAME * size)) return 'same';
	return bboxesMeet(growBbox(known, NEAR * size), extent) ? 'like' : undefined;
}
