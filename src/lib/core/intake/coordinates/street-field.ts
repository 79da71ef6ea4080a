import { nearestShareOn } from '../../geometry/nearest-on-segment.ts';
import type { Bbox, Xy } from '../../geometry/types.ts';

/** Distances beyond are told as this: the middle of a large block. */
export const FARTHEST_M = 150;

const FINEST_CELL_M = 8;
const MOST_CELLS = 4_000_000;

/**
 * How far it is to the nearest street, all over a box: read from a raster, so that hundreds of shifts of a layer can be
 * tried. Within some two metres of the true distance at the finest raster, coarser where the box is large.
 */
export interface StreetField {
	/** Metres in the local plane, at most {@link FARTHEST_M}; this also outside the box and without streets. */
	distanceM(x: number, y: number): number;
	hasStreets: boolean;
}

/**
 * The field of streets within a box.
 *
 * @param streets lines of a local plane in metres
 * @param box of the same plane; what lies outside is left out
 * @see Danielsson (1980), Euclidean distance mapping; the nearest points themselves are carried, not steps to them
 */
export function buildStreetField(streets: readonly (readonly Xy[])[], box: Bbox): StreetField {
	const [west, south, east, north] = box;
	const cellM = Math.max(FINEST_CELL_M, Math.sqrt(((east - west) * (north - south)) / MOST_CELLS));
	const raster = new Raster(Math.ceil((east - west) / cellM), Math.ceil((north - south) / cellM));
	let hasStreets = false;
	for (const street of streets)
		for (let i = 1; i < street.length; i++) {
			const [ax, ay] = [(street[i - 1]![0] - west) / cellM, (street[i - 1]![1] - south) / cellM];
			const [bx, by] = [(street[i]![0] - west) / cellM, (street[i]![1] - south) / cellM];
			hasStreets = raster.draw(ax, ay, bx, by) || hasStreets;
		}
	const distances = raster.spread(FARTHEST_M / cellM).map((cells) => cells * cellM);
	const { columns, rows } = raster;
	return {
		hasStreets,
		distanceM(x, y) {
			const column = (x - west) / cellM - 0.5;
			const row = (y - south) / cellM - 0.5;
			const left = Math.floor(column);
			const low = Math.floor(row);
			if (!(left >= 0 && low >= 0 && left + 1 < columns && low + 1 < rows)) return FARTHEST_M;
			const shareX = column - left;
			const shareY = row - low;
			const at = low * columns + left;
			// Between the middles of four cells.
			return (
				(distances[at]! * (1 - shareX) + distances[at + 1]! * shareX) * (1 - shareY) +
				(distances[at + columns]! * (1 - shareX) + distances[at + columns + 1]! * shareX) * shareY
			);
		}
	};
}

/** For each cell the nearest point of a street that is known, in cells. */
class Raster {
	readonly columns: number;
	readonly rows: number;
	readonly #x: Float32Array;
	readonly #y: Float32Array;

	constructor(columns: number, rows: number) {
		this.columns = Math.max(1, columns);
		this.rows = Math.max(1, rows);
		// Far away instead of infinity, which would make differences that are no numbers.
		this.#x = new Float32Array(this.columns * this.rows).fill(1e9);
		this.#y = new Float32Array(this.columns * this.rows).fill(1e9);
	}

	/** Enters a straight piece in the cells that it passes. Whether any is within. */
	draw(ax: number, ay: number, bx: number, by: number): boolean {
		const steps = Math.min(1e5, Math.ceil(Math.hypot(bx - ax, by - ay) * 2)) || 1;
		let isWithin = false;
		for (let step = 0; step <= steps; step++) {
			const column = Math.floor(ax + ((bx - ax) * step) / steps);
			const row = Math.floor(ay + ((by - ay) * step) / steps);
			if (!(column >= 0 && row >= 0 && column < this.columns && row < this.rows)) continue;
			isWithin = true;
			const cell = row * this.columns + column;
			const share = nearestShareOn(ax, ay, bx, by, column + 0.5, row + 0.5);
			const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)];
			const isOff = Math.hypot(this.#x[cell]! - column - 0.5, this.#y[cell]! - row - 0.5);
			if (Math.hypot(x - column - 0.5, y - row - 0.5) >= isOff) continue;
			this.#x[cell] = x;
			this.#y[cell] = y;
		}
		return isWithin;
	}

	/** Carries the nearest points to all cells, twice over the raster; then the distances in cells, up to `most`. */
	spread(most: number): Float32Array {
		const { columns, rows } = this;
		const [nearX, nearY] = [this.#x, this.#y];
		const squares = new Float32Array(nearX.length);
		const squareOf = (cell: number, column: number, row: number): number => {
			const dx = nearX[cell]! - column - 0.5;
			const dy = nearY[cell]! - row - 0.5;
			return dx * dx + dy * dy;
		};
		for (let row = 0, cell = 0; row < rows; row++)
			for (let column = 0; column < columns; column++, cell++) squares[cell] = squareOf(cell, column, row);
		const take = (cell: number, from: number, column: number, row: number): void => {
			const square = squareOf(from, column, row);
			if (square >= squares[cell]!) return;
			squares[cell] = square;
			nearX[cell] = nearX[from]!;
			nearY[cell] = nearY[from]!;
		};
		for (const step of [1, -1]) {
			const first = step === 1 ? 0 : rows - 1;
			for (let row = first; row >= 0 && row < rows; row += step) {
				const start = row * columns;
				const before = row === first ? -1 : start - step * columns;
				for (let column = 0; column < columns; column++) {
					const cell = start + column;
					if (before >= 0) {
						take(cell, before + column, column, row);
						if (column > 0) take(cell, before + column - 1, column, row);
						if (column + 1 < columns) take(cell, before + column + 1, column, row);
					}
					if (column > 0) take(cell, cell - 1, column, row);
				}
				for (let column = columns - 2; column >= 0; column--)
					take(start + column, start + column + 1, column, row);
			}
		}
		return squares.map((square) => Math.min(most, Math.sqrt(square)));
	}
}
