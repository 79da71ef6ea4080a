import type { Geometry, Position } from 'geojson';
import { bboxOf, isEmptyBbox, uniteBboxes } from '../geometry/bbox.ts';
import { simplifyLine } from '../geometry/simplify-line.ts';
import type { Bbox } from '../geometry/types.ts';
import { positionsOf } from './positions-of.ts';

/** A row of a file as it is drawn. */
export interface RowShape {
	row: number;
	geometry: Geometry;
}

/** Shapes of a file to be looked at: some of them, if there are many, and simplified. */
export interface RowShapes {
	shapes: RowShape[];
	/** How many rows have one. */
	all: number;
}

/** More than these cannot be told apart, and make moving the map slow. */
const SHAPES_MOST = 3000;
/** Of the longer side of all shapes: less than a pixel where all are in sight. */
const TOLERANCE_SHARE = 1 / 4000;
/** Of one ring or line; those of more are thinned before they are simplified, which takes the square of it at worst. */
const POSITIONS_MOST = 4000;

/**
 * Outlines to be drawn: evenly chosen where there are more than 3,000, without the vertices that nobody would see. Vertices
 * that are kept are those of the shape. Shapes of positions that are no numbers are left out.
 *
 * @param rows in any plane, or degrees; not changed
 */
export function outlineShapes(rows: readonly RowShape[]): RowShapes {
	const boxed = rows.flatMap(({ row, geometry }) => {
		const bbox = bboxOf(positionsOf(geometry));
		return !isEmptyBbox(bbox) && bbox.every(Number.isFinite) ? [{ row, geometry, bbox }] : [];
	});
	const step = Math.max(1, boxed.length / SHAPES_MOST);
	const chosen =
		step === 1 ? boxed : Array.from({ length: SHAPES_MOST }, (_, i) => boxed[Math.floor(i * step)]!);
	const [west, south, east, north] = chosen.reduce<Bbox>(
		(whole, { bbox }) => uniteBboxes(whole, bbox),
		bboxOf([])
	);
	const tolerance = Math.max(east - west, north - south) * TOLERANCE_SHARE;
	return {
		shapes: chosen.map(({ row, geometry }) => ({ row, geometry: simplifyGeometry(geometry, tolerance) })),
		all: boxed.length
	};
}

function simplifyGeometry(geometry: Geometry, tolerance: number): Geometry {
	const line = (positions: Position[]) => simplifyPositions(positions, tolerance, 2);
	const ring = (positions: Position[]) => simplifyPositions(positions, tolerance, 4);
	switch (geometry.type) {
		case 'LineString':
			return { type: 'LineString', coordinates: line(geometry.coordinates) };
		case 'MultiLineString':
			return { type: 'MultiLineString', coordinates: geometry.coordinates.map(line) };
		case 'Polygon':
			return { type: 'Polygon', coordinates: geometry.coordinates.map(ring) };
		case 'MultiPolygon':
			return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(ring)) };
		case 'GeometryCollection':
			return {
				type: 'GeometryCollection',
				geometries: geometry.geometries.map((part) => simplifyGeometry(part, tolerance))
			};
		default:
			return geometry;
	}
}

/** @param least as many positions as it has to keep; where it would keep fewer, it stays as it is */
function simplifyPositions(positions: Position[], tolerance: number, least: number): Position[] {
	const stride = Math.ceil(positions.length / POSITIONS_MOST);
	const thinned =
		stride === 1 ? positions : positions.filter((_, i) => i % stride === 0 || i === positions.length - 1);
	const flat = simplifyLine(
		thinned.flatMap(([x, y]) => [x!, y!]),
		tolerance
	);
	if (flat.length / 2 < least) return thinned;
	return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}
