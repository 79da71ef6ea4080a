import { buildLocalMetres, type LocalMetres } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';

const CELL_M = 100;

/** Within a city, lengths in the plane are off by less than this factor. */
export const PLANE_ERROR = 1.02;

/** Finds points near a place. */
export class PointGrid {
	readonly plane: LocalMetres;
	/** Metres east and north of the plane's origin, of each point. */
	readonly xy: Float64Array;
	/** Points of each cell that has any. */
	readonly cells: number[][] = [];
	readonly #cellAt = new Map<number, number>();

	constructor(points: readonly LngLat[]) {
		this.plane = buildLocalMetres(points[0] ?? [0, 0]);
		this.xy = new Float64Array(2 * points.length);
		for (const [i, point] of points.entries()) {
			const [x, y] = this.plane.toXy(point);
			this.xy[2 * i] = x;
			this.xy[2 * i + 1] = y;
			const key = keyOf(Math.floor(x / CELL_M), Math.floor(y / CELL_M));
			const cell = this.#cellAt.get(key);
			if (cell === undefined) this.#cellAt.set(key, this.cells.push([i]) - 1);
			else this.cells[cell]!.push(i);
		}
	}

	/**
	 * Calls for every point within `radiusM` metres in the plane; in no order.
	 *
	 * @param isUseful whether to look into a cell at all
	 */
	visit(
		lngLat: LngLat,
		radiusM: number,
		visit: (point: number, distanceM: number) => void,
		isUseful?: (cell: number) => boolean
	) {
		const { xy } = this;
		const [x, y] = this.plane.toXy(lngLat);
		const squaredM2 = radiusM * radiusM;
		const [left, right] = [Math.floor((x - radiusM) / CELL_M), Math.floor((x + radiusM) / CELL_M)];
		const [bottom, top] = [Math.floor((y - radiusM) / CELL_M), Math.floor((y + radiusM) / CELL_M)];
		for (let column = left; column <= right; column++)
			for (let row = bottom; row <= top; row++) {
				const cell = this.#cellAt.get(keyOf(column, row));
				if (cell === undefined || (isUseful && !isUseful(cell))) continue;
				for (const point of this.cells[cell]!) {
					const dx = xy[2 * point]! - x;
					const dy = xy[2 * point + 1]! - y;
					const apartM2 = dx * dx + dy * dy;
					if (apartM2 <= squaredM2) visit(point, Math.sqrt(apartM2));
				}
			}
	}
}

const keyOf = (column: number, row: number) => column * 2 ** 21 + row;
