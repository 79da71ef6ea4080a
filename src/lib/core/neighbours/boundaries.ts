import Flatbush from 'flatbush';
import { buildLocalMetres, type LocalMetres } from '../geometry/local-metres.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import type { Side } from '../geometry/sides.ts';
import { shortestWay } from './sides.ts';
import type { NeighbourArea } from './types.ts';

/** The boundaries of many areas in one local metric plane, found by where they are. */
export class Boundaries {
	readonly plane: LocalMetres;
	/** Of all areas, holes included; the area lies to the left of each. */
	readonly sides: Side[] = [];
	/** Index of the area of each side. */
	readonly areaOf: number[] = [];
	/** Sides of area i: firstSide[i] ≤ side < firstSide[i + 1]. */
	readonly firstSide: number[] = [];
	readonly #tree: Flatbush | undefined;
	/** Bounding boxes of areas that have sides, and their numbers. */
	readonly #boxes: Flatbush | undefined;
	readonly #boxed: number[];

	/** @param areas an area without positions has no sides, and nothing is near to it */
	constructor(areas: readonly NeighbourArea[]) {
		const rings = areas.map(({ geometry }) => listRings(geometry));
		this.plane = buildLocalMetres(middleOf(rings.flat(2)));
		for (const [area, ofArea] of rings.entries()) {
			this.firstSide.push(this.sides.length);
			for (const [i, ring] of ofArea.entries()) this.#addRing(area, ring, isHole(areas[area]!.geometry, i));
		}
		this.firstSide.push(this.sides.length);
		this.#boxed = [...areas.keys()].filter((area) => this.firstSide[area]! < this.firstSide[area + 1]!);
		this.#tree = indexBoxes(this.sides.map((side) => boxOf([side])));
		this.#boxes = indexBoxes(this.#boxed.map((area) => boxOf(this.listSides(area))));
	}

	listSides(area: number): Side[] {
		return this.sides.slice(this.firstSide[area], this.firstSide[area + 1]);
	}

	#addRing(area: number, ring: LngLat[], hole: boolean): void {
		const points = ring.map(this.plane.toXy);
		if (points.length > 1 && signedAreaM2(points) > 0 === hole) points.reverse();
		const sides = points.length === 1 ? [[points[0]!, points[0]!] as const] : pairUp(points);
		for (const side of sides) {
			this.sides.push(side);
			this.areaOf.push(area);
		}
	}

	/** Sides whose bounding boxes come within `gapM` of that of this one. */
	listNear([[ax, ay], [bx, by]]: Side, gapM: number): number[] {
		return (
			this.#tree?.search(
				Math.min(ax, bx) - gapM,
				Math.min(ay, by) - gapM,
				Math.max(ax, bx) + gapM,
				Math.max(ay, by) + gapM
			) ?? []
		);
	}

	/** Areas that a place is inside of, or no further than `gapM` from; each once. */
	listAround(xy: Xy, gapM: number): number[] {
		const place: Side = [xy, xy];
		const near = this.listNear(place, gapM).filter(
			(side) => shortestWay(place, this.sides[side]!).lengthM <= gapM
		);
		return [...new Set([...near.map((side) => this.areaOf[side]!), ...this.listHolding(xy)])];
	}

	/** Areas that a place is inside of, by the even-odd rule; inside a hole is outside. */
	listHolding([x, y]: Xy): number[] {
		const near = this.#boxes?.search(x, y, x, y).map((found) => this.#boxed[found]!) ?? [];
		return near.filter((area) => {
			let isInside = false;
			for (let side = this.firstSide[area]!; side < this.firstSide[area + 1]!; side++) {
				const [[ax, ay], [bx, by]] = this.sides[side]!;
				if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
			}
			return isInside;
		});
	}
}

type Box = [west: number, south: number, east: number, north: number];

function boxOf(sides: readonly Side[]): Box {
	const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
	for (const side of sides)
		for (const [x, y] of side) {
			if (x < box[0]) box[0] = x;
			if (y < box[1]) box[1] = y;
			if (x > box[2]) box[2] = x;
			if (y > box[3]) box[3] = y;
		}
	return box;
}

/** `undefined` of none: an index of nothing cannot be built. */
function indexBoxes(boxes: readonly Box[]): Flatbush | undefined {
	if (boxes.length === 0) return undefined;
	const tree = new Flatbush(boxes.length);
	for (const box of boxes) tree.add(...box);
	tree.finish();
	return tree;
}

function listRings(geometry: NeighbourArea['geometry']): LngLat[][] {
	if (geometry.type === 'Point')
		return geometry.coordinates.length < 2 ? [] : [[geometry.coordinates as LngLat]];
	return (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()) as LngLat[][];
}

/** Whether ring number `index` of all rings of a geometry is a hole. */
function isHole(geometry: NeighbourArea['geometry'], index: number): boolean {
	if (geometry.type === 'Point') return false;
	if (geometry.type === 'Polygon') return index > 0;
	return geometry.coordinates.flatMap((rings) => rings.map((_, i) => i > 0))[index]!;
}

const pairUp = (points: readonly Xy[]): Side[] => points.slice(1).map((b, i) => [points[i]!, b] as const);

/** Twice the area a closed ring holds is enough of a sign: positive if it runs anticlockwise. */
const signedAreaM2 = (points: readonly Xy[]) =>
	pairUp(points).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0) / 2;

/** The middle of the bounding box: it does not depend on the order of the positions. */
function middleOf(positions: readonly LngLat[]): LngLat {
	const box = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lng, lat] of positions) {
		box[0] = Math.min(box[0]!, lng);
		box[1] = Math.min(box[1]!, lat);
		box[2] = Math.max(box[2]!, lng);
		box[3] = Math.max(box[3]!, lat);
	}
	return positions.length === 0 ? [0, 0] : [(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2];
}
