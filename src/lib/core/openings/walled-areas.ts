import Flatbush from 'flatbush';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import type { Bbox, LngLat } from '../geometry/types.ts';
import type { PlacedSite } from '../what-if/types.ts';
import { ringsOf } from './rings-of.ts';

/** Finds communities by where their areas are. Those that are points have none and are never found. */
export class WalledAreas {
	readonly #rings: LngLat[][][];
	readonly #boxes: (Bbox | undefined)[];
	readonly #listed: number[];
	readonly #tree: Flatbush | undefined;

	constructor(communities: readonly PlacedSite[]) {
		this.#rings = communities.map(ringsOf);
		this.#boxes = this.#rings.map(boxOf);
		this.#listed = [...communities.keys()].filter((i) => this.#boxes[i]);
		if (this.#listed.length === 0) return;
		this.#tree = new Flatbush(this.#listed.length);
		for (const i of this.#listed) this.#tree.add(...this.#boxes[i]!);
		this.#tree.finish();
	}

	/** Whether a place lies inside an area. */
	holds([lng, lat]: LngLat): boolean {
		return (this.#tree?.search(lng, lat, lng, lat) ?? []).some((found) =>
			isInside(this.#rings[this.#listed[found]!]!, lng, lat)
		);
	}

	/** Communities whose bounding boxes come within `gapM` of this one's, without itself. */
	listNear(community: number, gapM: number): number[] {
		const box = this.#boxes[community];
		if (!box || !this.#tree) return [];
		const [perLng, perLat] = buildLocalMetres([box[0], box[1]]).metresPerDegree;
		const [dLng, dLat] = [gapM / perLng, gapM / perLat];
		return this.#tree
			.search(box[0] - dLng, box[1] - dLat, box[2] + dLng, box[3] + dLat)
			.map((found) => this.#listed[found]!)
			.filter((other) => other !== community);
	}

	/** Both ends of every side of every area, four numbers each. */
	listWalls(): number[] {
		return this.#rings.flatMap((rings) =>
			rings.flatMap((ring) => ring.slice(1).flatMap((b, i) => [...ring[i]!.slice(0, 2), ...b.slice(0, 2)]))
		);
	}
}

function boxOf(rings: readonly LngLat[][]): Bbox | undefined {
	if (!rings.some((ring) => ring.length > 0)) return undefined;
	const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lng, lat] of rings.flat()) {
		box[0] = Math.min(box[0], lng);
		box[1] = Math.min(box[1], lat);
		box[2] = Math.max(box[2], lng);
		box[3] = Math.max(box[3], lat);
	}
	return box;
}

/** By the even-odd rule over all rings, so that a hole is outside. */
function isInside(rings: readonly LngLat[][], lng: number, lat: number): boolean {
	let inside = false;
	for (const ring of rings)
		for (let i = 1; i < ring.length; i++) {
			const [ax, ay] = ring[i - 1]!;
			const [bx, by] = ring[i]!;
			if (ay > lat !== by > lat && lng < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
		}
	return inside;
}
