import { buildLocalMetres } from '../geometry/local-metres.ts';
import type { Network } from '../network/types.ts';

/**
 * A raster over the network that knows, for each cell's centre, its nearest street position.
 *
 * It serves drawing only: any minute's life circle is drawn from it and the times at the nodes, without a new
 * search. No figure is taken from it.
 */
export interface DrawingGrid {
	readonly columns: number;
	readonly rows: number;
	readonly cellM: number;
	/** Cells further than this from every street have no edge. */
	readonly maxOffStreetM: number;
	/** Centre of cell (0, 0), the south-western one, and degrees per cell. */
	readonly west: number;
	readonly south: number;
	readonly lngStep: number;
	readonly latStep: number;
	/** Nearest edge of each cell, row by row from the south; −1 further than `maxOffStreetM` from any. */
	readonly edge: Int32Array;
	/** Share of that edge's length from its `from` end to the nearest point. */
	readonly fraction: Float32Array;
	/** Metres from the cell's centre to the street. */
	readonly accessM: Float32Array;
}

/** A network so large that the raster would have more cells gets larger ones. */
const MAX_CELLS = 2_500_000;

/**
 * Builds the raster. Streets are painted one after the other, each over the cells near it: O(streets × reach²).
 *
 * @param cellM wanted size of a cell; larger where the network is so large that memory would suffer
 * @param maxOffStreetM places further from every street stay undrawn
 */
export function buildDrawingGrid(network: Network, { cellM = 20, maxOffStreetM = 220 } = {}): DrawingGrid {
	const [bboxWest, bboxSouth, bboxEast, bboxNorth] = network.bbox;
	if (network.edgeCount === 0)
		return {
			columns: 0,
			rows: 0,
			cellM,
			maxOffStreetM,
			west: 0,
			south: 0,
			lngStep: 1,
			latStep: 1,
			edge: new Int32Array(0),
			fraction: new Float32Array(0),
			accessM: new Float32Array(0)
		};
	const plane = buildLocalMetres([bboxWest, (bboxSouth + bboxNorth) / 2]);
	const [perLng, perLat] = plane.metresPerDegree;
	const widthM = (bboxEast - bboxWest) * perLng + 2 * maxOffStreetM;
	const heightM = (bboxNorth - bboxSouth) * perLat + 2 * maxOffStreetM;
	const stepM = Math.max(cellM, Math.sqrt((widthM * heightM) / MAX_CELLS));
	const columns = Math.ceil(widthM / stepM) + 3;
	const rows = Math.ceil(heightM / stepM) + 3;
	const west = bboxWest - (maxOffStreetM + stepM) / perLng;
	const south = bboxSouth - (maxOffStreetM + stepM) / perLat;
	const edge = new Int32Array(columns * rows).fill(-1);
	const fraction = new Float32Array(columns * rows);
	const accessM = new Float32Array(columns * rows).fill(Infinity);

	const { shapeStart, shapeLngLat, edgeLengthM } = network;
	for (let e = 0; e < network.edgeCount; e++) {
		let passedM = 0;
		for (let i = shapeStart[e]!; i < shapeStart[e + 1]! - 1; i++) {
			// In cells: the segment's ends relative to cell (0, 0)'s centre.
			const ax = ((shapeLngLat[2 * i]! - west) * perLng) / stepM;
			const ay = ((shapeLngLat[2 * i + 1]! - south) * perLat) / stepM;
			const dx = ((shapeLngLat[2 * i + 2]! - west) * perLng) / stepM - ax;
			const dy = ((shapeLngLat[2 * i + 3]! - south) * perLat) / stepM - ay;
			const squared = dx * dx + dy * dy;
			const segmentM = Math.sqrt(squared) * stepM;
			const reach = maxOffStreetM / stepM;
			const firstColumn = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach));
			const lastColumn = Math.min(columns - 1, Math.floor(Math.max(ax, ax + dx) + reach));
			const firstRow = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach));
			const lastRow = Math.min(rows - 1, Math.floor(Math.max(ay, ay + dy) + reach));
			for (let row = firstRow; row <= lastRow; row++)
				for (let column = firstColumn; column <= lastColumn; column++) {
					const px = column - ax;
					const py = row - ay;
					const t = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
					const awayX = px - t * dx;
					const awayY = py - t * dy;
					const distanceM = Math.sqrt(awayX * awayX + awayY * awayY) * stepM;
					const cell = row * columns + column;
					if (distanceM >= accessM[cell]! || distanceM > maxOffStreetM) continue;
					accessM[cell] = distanceM;
					edge[cell] = e;
					fraction[cell] = Math.min(1, (passedM + t * segmentM) / (edgeLengthM[e]! || 1));
				}
			passedM += segmentM;
		}
	}
	return {
		columns,
		rows,
		cellM: stepM,
		maxOffStreetM,
		west,
		south,
		lngStep: stepM / perLng,
		latStep: stepM / perLat,
		edge,
		fraction,
		accessM
	};
}
