import type { MultiPolygon } from 'geojson';
import type { WalkField } from '../network/walk-field.ts';
import { clearScratch } from './clear-scratch.ts';
import { findCrossings } from './find-crossings.ts';
import { linkMarks, type Link } from './link-marks.ts';
import { markSites, type Marks } from './mark-sites.ts';
import { Outline, UNITS_PER_DEGREE } from './outline.ts';
import { spreadSpare } from './spread-spare.ts';
import type { StreetMesh } from './street-mesh.ts';
import { toMultiPolygon } from './to-multi-polygon.ts';

/**
 * The life circle within `limitM` of all the field's sources, divided by who is nearest: one area a site.
 *
 * On a street the border between two sites lies where the walks to both are equally long; off the streets it runs
 * half-way between the nearest vertices of their streets. Neighbours share their borders point for point: the
 * areas leave no gap, do not overlap, and make up what `drawLifeCircle` draws.
 *
 * @param limitM Infinity divides everything within {@link MAX_OFF_STREET_M} of a street that any source reaches
 * @returns by site (of the sources), in ascending order; a site that is nearest to nothing has none
 * @throws RangeError if the field is of another network than the mesh
 */
export function drawServiceAreas(
	mesh: StreetMesh,
	field: WalkField,
	limitM: number
): Map<number, MultiPolygon> {
	if (field.network !== mesh.network) throw new RangeError('The field is of another network than the mesh.');
	const vertices = spreadSpare(mesh, field, limitM);
	findCrossings(mesh, field, limitM, vertices);
	const marks = markSites(mesh, field, limitM, vertices);
	const outlines = traceAreas(marks, linkMarks(mesh, marks));
	clearScratch(mesh, vertices);
	return new Map(
		[...outlines].toSorted(([a], [b]) => a - b).map(([site, outline]) => [site, toMultiPolygon(outline)])
	);
}

/** Follows the links from mark to mark. Each link is followed once, by the site to its left. */
function traceAreas({ lng, lat }: Marks, links: readonly (Link | undefined)[]): Map<number, Outline> {
	const outlines = new Map<number, Outline>();
	const isDone = new Uint8Array(links.length);
	for (const [start, first] of links.entries()) {
		if (!first || isDone[start]) continue;
		const outline = outlines.get(first.site) ?? new Outline();
		const add = (lngOf: number, latOf: number) =>
			outline.add(Math.round(lngOf * UNITS_PER_DEGREE), Math.round(latOf * UNITS_PER_DEGREE));
		for (let at = start; !isDone[at];) {
			isDone[at] = 1;
			add(lng[at >> 1]!, lat[at >> 1]!);
			const { way, to } = links[at]!;
			for (const position of way) add(position[0]!, position[1]!);
			at = to;
		}
		outline.closeRing();
		if (outline.ringCount > 0) outlines.set(first.site, outline);
	}
	return outlines;
}
