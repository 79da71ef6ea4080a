import type { Polygon } from 'geojson';
import { AreaBoundaries } from '../geometry/area-boundaries.ts';
import { bboxOf } from '../geometry/bbox.ts';
import { BoxIndex } from '../geometry/box-index.ts';
import { isInRings } from '../geometry/point-in-rings.ts';
import { doMeet } from '../geometry/segment-crossing.ts';
import { sidesOf } from '../geometry/sides.ts';
import type { Bbox, LngLat } from '../geometry/types.ts';
import { intersectAreas } from './overlay.ts';

/** The part of an area within one of the areas that it was split by. */
export interface AreaPiece {
	/** Index of the one it lies in. */
	index: number;
	polygon: LngLat[][];
}

/**
 * Splits polygons along the borders of others. Most lie wholly in one or in none, which is seen without cutting; only
 * those that a border meets are cut.
 */
export class AreaSplitter {
	readonly #areas: readonly LngLat[][][];
	readonly #boundaries: AreaBoundaries;
	readonly #boxes: Bbox[];
	readonly #index: BoxIndex;

	/** @param polygons rings closed, the outer one first */
	constructor(polygons: readonly LngLat[][][]) {
		this.#areas = polygons;
		this.#boundaries = new AreaBoundaries(polygons.map(toPolygon));
		this.#boxes = polygons.map((rings) => bboxOf(rings.flat()));
		this.#index = new BoxIndex(this.#boxes);
	}

	/** Pieces of a polygon by what they lie in, ascending; what lies in none is left out. */
	split(polygon: LngLat[][]): AreaPiece[] {
		if (polygon.length === 0) return [];
		const near = this.#index.search(bboxOf(polygon.flat())).toSorted((m, n) => m - n);
		if (near.length === 0) return [];
		if (this.#isCut(polygon, near))
			return near.flatMap((index) =>
				intersectAreas(toPolygon(polygon), toPolygon(this.#areas[index]!)).map((piece) => ({
					index,
					polygon: piece
				}))
			);
		const corner = this.#boundaries.plane.toXy(polygon[0]![0]!);
		return this.#boundaries.listHolding(corner).map((index) => ({ index, polygon }));
	}

	/** Whether a border of the others meets that of the polygon, or lies inside it. */
	#isCut(polygon: LngLat[][], near: readonly number[]): boolean {
		const { sides, plane } = this.#boundaries;
		const isMet = polygon.some((ring) =>
			sidesOf(ring.map(plane.toXy)).some((side) =>
				this.#boundaries.listNear(side, 0).some((other) => doMeet(side, sides[other]!))
			)
		);
		return isMet || near.some((index) => isInRings(polygon, this.#areas[index]![0]![0]!));
	}
}

const toPolygon = (coordinates: LngLat[][]): Polygon => ({ type: 'Polygon', coordinates });
