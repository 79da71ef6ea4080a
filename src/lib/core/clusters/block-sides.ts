import Flatbush from 'flatbush';
import { buildLocalMetres, type LocalMetres } from '../geometry/local-metres.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import type { Side } from '../geometry/sides.ts';
import { boxAround } from './sides.ts';
import type { StreetBlock } from './types.ts';

/** The boundaries of blocks in one local metric plane, found by where they are. */
export class BlockSides {
	readonly plane: LocalMetres;
	/** Of all blocks, holes included; the block lies to the left of each. */
	readonly sides: Side[] = [];
	/** Index of the block of each side. */
	readonly blockOf: number[] = [];
	/** Sides of block i: firstSide[i] ≤ side < firstSide[i + 1]. */
	readonly firstSide: number[] = [];
	readonly #tree: Flatbush | undefined;

	constructor(blocks: readonly Pick<StreetBlock, 'geometry'>[]) {
		const polygonsOf = blocks.map(
			({ geometry }) =>
				(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as LngLat[][][]
		);
		this.plane = buildLocalMetres(middleOf(polygonsOf.flat(3)));
		for (const [block, polygons] of polygonsOf.entries()) {
			this.firstSide.push(this.sides.length);
			for (const rings of polygons)
				for (const [i, ring] of rings.entries()) this.#addRing(block, ring.map(this.plane.toXy), i > 0);
		}
		this.firstSide.push(this.sides.length);
		if (this.sides.length === 0) return;
		this.#tree = new Flatbush(this.sides.length);
		for (const side of this.sides) this.#tree.add(...boxAround(side, 0));
		this.#tree.finish();
	}

	#addRing(block: number, points: Xy[], isHole: boolean): void {
		if (signedAreaM2(points) > 0 === isHole) points.reverse();
		for (let i = 1; i < points.length; i++) {
			this.sides.push([points[i - 1]!, points[i]!]);
			this.blockOf.push(block);
		}
	}

	listOf(block: number): Side[] {
		return this.sides.slice(this.firstSide[block], this.firstSide[block + 1]);
	}

	/** Sides whose bounding boxes come within a distance of this one's, itself included. */
	listNear(side: Side, marginM: number): number[] {
		return this.#tree?.search(...boxAround(side, marginM)) ?? [];
	}

	/** Blocks that a place is inside of, by the even-odd rule, ascending. */
	listHolding([x, y]: Xy): number[] {
		const crossed = new Map<number, number>();
		for (const side of this.#tree?.search(x, y, Infinity, y) ?? []) {
			const [[ax, ay], [bx, by]] = this.sides[side]!;
			const block = this.blockOf[side]!;
			if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax))
				crossed.set(block, (crossed.get(block) ?? 0) + 1);
		}
		return [...crossed]
			.filter(([, times]) => times % 2 === 1)
			.map(([block]) => block)
			.toSorted((m, n) => m - n);
	}
}

/** Ground that a closed ring holds: positive if it runs counter-clockwise. */
export function signedAreaM2(points: readonly Xy[]): number {
	const [x0, y0] = points[0] ?? [0, 0];
	let twice = 0;
	for (let i = 1; i < points.length; i++) {
		const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!];
		twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return twice / 2;
}

/** The middle of the bounding box: it does not depend on the order of the positions. */
function middleOf(positions: readonly LngLat[]): LngLat {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lng, lat] of positions) {
		[west, south] = [Math.min(west, lng), Math.min(south, lat)];
		[east, north] = [Math.max(east, lng), Math.max(north, lat)];
	}
	return positions.length === 0 ? [0, 0] : [(west + east) / 2, (south + north) / 2];
}
