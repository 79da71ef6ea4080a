import { contours } from 'd3-contour';
import type { MultiPolygon, Position as GeoPosition } from 'geojson';
import type { WalkField } from '../network/walk-field.ts';
import type { DrawingGrid } from './drawing-grid.ts';

/**
 * The life circle within `limitM` of the field's sources as a polygon, for drawing only.
 *
 * A point belongs to it if the walk straight to its nearest street and along the streets to the nearest source
 * is within the limit: what the truth says of a place there. The outline runs between cells where that walk
 * reaches the limit, so it is off by a fraction of a cell; `measurePolygon` says how many street samples that
 * puts on the wrong side.
 *
 * @returns WGS-84, outer rings counter-clockwise, holes and islands kept; empty where nothing is reached
 * @see d3-contour: marching squares with linear interpolation
 */
export function buildLifeCirclePolygon(field: WalkField, grid: DrawingGrid, limitM: number): MultiPolygon {
	if (grid.columns === 0) return { type: 'MultiPolygon', coordinates: [] };
	const leftM = spareMetres(field, grid, limitM);
	const { coordinates } = contours()
		.size([grid.columns, grid.rows])
		.smooth(true)
		// Typed as number[], read by index only.
		.contour(leftM as unknown as number[], 0);
	const toLngLat = ([x, y]: GeoPosition): GeoPosition => [
		// d3-contour gives the centre of cell (0, 0) the coordinates (0.5, 0.5).
		Math.round((grid.west + (x! - 0.5) * grid.lngStep) * 1e6) / 1e6,
		Math.round((grid.south + (y! - 0.5) * grid.latStep) * 1e6) / 1e6
	];
	return {
		type: 'MultiPolygon',
		coordinates: coordinates.map((polygon) => polygon.map((ring) => ring.map(toLngLat).toReversed()))
	};
}

/** Metres left at each cell when its walk is done; negative beyond the limit. */
function spareMetres(field: WalkField, grid: DrawingGrid, limitM: number): Float64Array {
	const { network, distanceM, sources, sourcesOnEdge } = field;
	const { edgeFrom, edgeTo, edgeLengthM } = network;
	const { edge, fraction, accessM, cellM } = grid;
	const spareM = new Float64Array(edge.length);
	for (let cell = 0; cell < edge.length; cell++) {
		const e = edge[cell]!;
		if (e < 0) {
			spareM[cell] = -cellM;
			continue;
		}
		const lengthM = edgeLengthM[e]!;
		const offsetM = fraction[cell]! * lengthM;
		let walkM = Math.min(distanceM[edgeFrom[e]!]! + offsetM, distanceM[edgeTo[e]!]! + lengthM - offsetM);
		const own = sourcesOnEdge.get(e);
		if (own)
			for (const index of own) {
				const at = sources[index]!.position;
				walkM = Math.min(walkM, at.accessM + Math.abs(at.offsetM - offsetM));
			}
		// An unreached neighbour pulls the outline no further than one cell.
		spareM[cell] = Math.max(-cellM, limitM - walkM - accessM[cell]!);
	}
	return spareM;
}
