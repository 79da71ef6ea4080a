import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LocalMetres } from '../geometry/local-metres.ts';
import type { Xy } from '../geometry/types.ts';
import { buildPlanarMap } from './planar-map.ts';
import { AreaBoundaries } from '../geometry/area-boundaries.ts';
import { nestMapRings, type MapArea } from './nest-map-rings.ts';
import { traceRings } from './trace-rings.ts';
import type { StreetBlock } from './types.ts';

/** Corners nearer than this are one, metres: what separate drawings of one corner differ by. */
const SAME_CORNER_M = 0.5;

/** Degrees to about a centimetre, as everywhere. */
const UNITS_PER_DEGREE = 1e7;

/**
 * The ground of each zone as one area: the borders between its own blocks are dissolved. Corners that one block has and
 * its neighbour has not (T-junctions) are put in, and corners nearer than half a metre become one.
 *
 * @param zones ids of the blocks of each; unknown ids are left out
 * @returns WGS-84, outer rings counter-clockwise (RFC 7946), in the order of zones; a zone in several pieces, or whose
 * blocks lie apart, is a MultiPolygon; one without blocks is an empty one
 */
export function outlineZones(
	blocks: readonly Pick<StreetBlock, 'id' | 'geometry'>[],
	zones: readonly { blockIds: readonly string[] }[]
): (Polygon | MultiPolygon)[] {
	const { plane, sides, areaOf: blockOf } = new AreaBoundaries(blocks.map(({ geometry }) => geometry));
	const { points, edges } = buildPlanarMap(sides, {
		toleranceM: SAME_CORNER_M,
		isSplitAtCrossings: false
	});
	const zoneOfId = new Map(zones.flatMap(({ blockIds }, zone) => blockIds.map((id) => [id, zone] as const)));
	const zoneOf = blocks.map(({ id }) => zoneOfId.get(id) ?? -1);
	const edgesOf = zones.map(() => new Map<string, { from: number; to: number }>());
	for (const { from, to, line } of edges) {
		const own = edgesOf[zoneOf[blockOf[line]!]!];
		// Two blocks of a zone run along it in opposite directions: nothing of the zone ends there.
		if (own && !own.delete(`${to} ${from}`)) own.set(`${from} ${to}`, { from, to });
	}
	return edgesOf.map((own) =>
		toGeometry(nestMapRings(points, traceRings(points, [...own.values()])), points, plane)
	);
}

/** Areas as one geometry; a single one is a Polygon. */
export function toGeometry(
	areas: readonly MapArea[],
	points: readonly Xy[],
	plane: LocalMetres
): Polygon | MultiPolygon {
	const round = (degrees: number) => Math.round(degrees * UNITS_PER_DEGREE) / UNITS_PER_DEGREE;
	const toPosition = (p: number): Position => plane.toLngLat(points[p]!).map(round);
	const coordinates = areas.map(({ rings }) =>
		rings.map((ring) => [...ring.points, ring.points[0]!].map(toPosition))
	);
	return coordinates.length === 1
		? { type: 'Polygon', coordinates: coordinates[0]! }
		: { type: 'MultiPolygon', coordinates };
}
