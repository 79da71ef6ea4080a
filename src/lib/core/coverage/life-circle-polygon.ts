import { area } from '@turf/area';
import { contours } from 'd3-contour';
import type { MultiPolygon, Position as GeoPosition } from 'geojson';
import type { WalkField } from '../network/walk-field.ts';
import type { DrawingGrid } from './drawing-grid.ts';

/** Islands and holes of fewer cells are grain of the raster, not shapes. */
const LEAST_CELLS = 2;

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
	const window = findWindow(field, grid, limitM);
	if (!window) return { type: 'MultiPolygon', coordinates: [] };
	const { coordinates } = contours()
		.size([window.columns, window.rows])
		.smooth(true)
		// Typed as number[], read by index only.
		.contour(spareMetres(field, grid, window, limitM) as unknown as number[], 0);
	const toLngLat = ([x, y]: GeoPosition): GeoPosition => [
		// d3-contour gives the centre of the window's first cell the coordinates (0.5, 0.5).
		Math.round((grid.west + (window.column + x! - 0.5) * grid.lngStep) * 1e6) / 1e6,
		Math.round((grid.south + (window.row + y! - 0.5) * grid.latStep) * 1e6) / 1e6
	];
	const leastM2 = LEAST_CELLS * grid.cellM ** 2;
	const isSeen = (ring: GeoPosition[]) => area({ type: 'Polygon', coordinates: [ring] }) >= leastM2;
	return {
		type: 'MultiPolygon',
		coordinates: coordinates
			.map((polygon) => polygon.map((ring) => ring.map(toLngLat).toReversed()))
			.filter(([outer]) => isSeen(outer!))
			.map(([outer, ...holes]) => [outer!, ...holes.filter(isSeen)])
	};
}

/** The part of the raster that can be within reach: the first cell, and how many. */
interface Window {
	column: number;
	row: number;
	columns: number;
	rows: number;
}

/** Bounds of the streets that are reached at all, with room for the way off them; `undefined` if none is. */
function findWindow(field: WalkField, grid: DrawingGrid, limitM: number): Window | undefined {
	const { network, distanceM, sourcesOnEdge } = field;
	const { edgeCount, edgeFrom, edgeTo, shapeStart, shapeLngLat } = network;
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let e = 0; e < edgeCount; e++) {
		const isNear = distanceM[edgeFrom[e]!]! <= limitM || distanceM[edgeTo[e]!]! <= limitM;
		if (!isNear && !sourcesOnEdge.has(e)) continue;
		for (let i = 2 * shapeStart[e]!; i < 2 * shapeStart[e + 1]!; i += 2) {
			west = Math.min(west, shapeLngLat[i]!);
			east = Math.max(east, shapeLngLat[i]!);
			south = Math.min(south, shapeLngLat[i + 1]!);
			north = Math.max(north, shapeLngLat[i + 1]!);
		}
	}
	if (west > east || grid.columns === 0) return undefined;
	const margin = Math.ceil(grid.maxOffStreetM / grid.cellM) + 2;
	const column = Math.max(0, Math.floor((west - grid.west) / grid.lngStep) - margin);
	const row = Math.max(0, Math.floor((south - grid.south) / grid.latStep) - margin);
	return {
		column,
		row,
		columns: Math.min(grid.columns, Math.ceil((east - grid.west) / grid.lngStep) + margin) - column,
		rows: Math.min(grid.rows, Math.ceil((north - grid.south) / grid.latStep) + margin) - row
	};
}

/** Metres left at each cell of the window when its walk is done; negative beyond the limit. */
function spareMetres(field: WalkField, grid: DrawingGrid, window: Window, limitM: number): Float64Array {
	const { network, distanceM, sources, sourcesOnEdge } = field;
	const { edgeFrom, edgeTo, edgeLengthM } = network;
	const { edge, fraction, accessM, cellM } = grid;
	const spareM = new Float64Array(window.columns * window.rows);
	for (let i = 0; i < spareM.length; i++) {
		const row = window.row + Math.floor(i / window.columns);
		const cell = row * grid.columns + window.column + (i % window.columns);
		const e = edge[cell]!;
		if (e < 0) {
			spareM[i] = -cellM;
			continue;
		}
		const lengthM = edgeLengthM[e]!;
		const offsetM = fraction[cell]! * lengthM;
		let walkM = Math.min(distanceM[edgeFrom[e]!]! + offsetM, distanceM[edgeTo[e]!]! + lengthM - offsetM);
		for (const index of sourcesOnEdge.get(e) ?? []) {
			const at = sources[index]!.position;
			walkM = Math.min(walkM, at.accessM + Math.abs(at.offsetM - offsetM));
		}
		// An unreached neighbour pulls the outline no further than one cell.
		spareM[i] = Math.max(-cellM, limitM - walkM - accessM[cell]!);
	}
	return spareM;
}
