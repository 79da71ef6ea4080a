import { polygonsOf, type PlaceGeometry } from './area-rings.ts';
import { bboxOf, middleOfBbox } from './bbox.ts';
import { BoxIndex } from './box-index.ts';
import { buildLocalMetres, type LocalMetres } from './local-metres.ts';
import { crossesEastward } from './point-in-rings.ts';
import { signedRingArea } from './ring-area.ts';
import { bboxOfSide, sidesOf, type Side } from './sides.ts';
import type { Bbox, LngLat, Xy } from './types.ts';

/** The boundaries of many areas in one local metric plane, found by where they are. */
export class AreaBoundaries {
	readonly plane: LocalMetres;
	/** Of all areas, holes included; the area lies to the left of each. A point is one side of no length. */
	readonly sides: Side[] = [];
	/** Index of the area of each side. */
	readonly areaOf: number[] = [];
	/** Sides of area i: firstSide[i] ≤ side < firstSide[i + 1]. */
	readonly firstSide: number[] = [];
	readonly #sideIndex: BoxIndex;
	readonly #areaIndex: BoxIndex;

	/** @param geometries an area without positions has no sides, and nothing is near to it */
	constructor(geometries: readonly PlaceGeometry[]) {
		const areas = geometries.map(listRings);
		this.plane = buildLocalMetres(middleOfBbox(bboxOf(areas.flat().flatMap(({ ring }) => ring))));
		for (const [area, rings] of areas.entries()) {
			this.firstSide.push(this.sides.length);
			for (const { ring, isHole } of rings) this.#addRing(area, ring.map(this.plane.toXy), isHole);
		}
		this.firstSide.push(this.sides.length);
		this.#sideIndex = new BoxIndex(this.sides.map(bboxOfSide));
		this.#areaIndex = new BoxIndex(areas.map((_, area): Bbox => bboxOf(this.listOf(area).flat())));
	}

	#addRing(area: number, points: Xy[], isHole: boolean): void {
		if (points.length > 1 && signedRingArea(points) > 0 === isHole) points.reverse();
		const sides = points.length === 1 ? [[points[0]!, points[0]!] as const] : sidesOf(points);
		for (const side of sides) {
			this.sides.push(side);
			this.areaOf.push(area);
		}
	}

	/** Sides of one area. */
	listOf(area: number): Side[] {
		return this.sides.slice(this.firstSide[area], this.firstSide[area + 1]);
	}

	/** Indexes of the sides whose boxes come within a distance of this one's, itself included. */
	listNear(side: Side, marginM: number): number[] {
		return this.#sideIndex.search(bboxOfSide(side), marginM);
	}

	/** Areas that a place is inside of, ascending; boundaries as in {@link crossesEastward}. A point holds nothing. */
	listHolding([x, y]: Xy): number[] {
		return this.#areaIndex
			.search([x, y, x, y])
			.filter((area) => {
				let isIn = false;
				for (let side = this.firstSide[area]!; side < this.firstSide[area + 1]!; side++) {
					const [[ax, ay], [bx, by]] = this.sides[side]!;
					if (crossesEastward(ax, ay, bx, by, x, y)) isIn = !isIn;
				}
				return isIn;
			})
			.toSorted((m, n) => m - n);
	}
}

function listRings(geometry: PlaceGeometry): { ring: LngLat[]; isHole: boolean }[] {
	if (geometry.type !== 'Point')
		return polygonsOf(geometry).flatMap((rings) => rings.map((ring, i) => ({ ring, isHole: i > 0 })));
	return geometry.coordinates.length < 2 ? [] : [{ ring: [geometry.coordinates as LngLat], isHole: false }];
}
