import { ringsOf } from '../geometry/area-rings.ts';
import { bboxOf, isEmptyBbox } from '../geometry/bbox.ts';
import { BoxIndex } from '../geometry/box-index.ts';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import { isInRings } from '../geometry/point-in-rings.ts';
import type { Bbox, LngLat } from '../geometry/types.ts';
import type { PlacedSite } from '../what-if/types.ts';

/** Finds communities, or buildings, by where their areas are. Those that are points have none and are never found. */
export class WalledAreas {
	readonly #rings: LngLat[][][];
	readonly #boxes: Bbox[];
	readonly #index: BoxIndex;

	constructor(places: readonly Pick<PlacedSite, 'geometry'>[]) {
		this.#rings = places.map(({ geometry }) => ringsOf(geometry));
		this.#boxes = this.#rings.map((rings) => bboxOf(rings.flat()));
		this.#index = new BoxIndex(this.#boxes);
	}

	/** Whether a place lies inside an area. */
	holds(lngLat: LngLat): boolean {
		const [lng, lat] = lngLat;
		return this.#index.search([lng, lat, lng, lat]).some((found) => isInRings(this.#rings[found]!, lngLat));
	}

	/** Communities whose bounding boxes come within `gapM` of this one's, without itself. */
	listNear(community: number, gapM: number): number[] {
		const box = this.#boxes[community]!;
		if (isEmptyBbox(box)) return [];
		const [perLng, perLat] = buildLocalMetres([box[0], box[1]]).metresPerDegree;
		const [dLng, dLat] = [gapM / perLng, gapM / perLat];
		return this.#index
			.search([box[0] - dLng, box[1] - dLat, box[2] + dLng, box[3] + dLat])
			.filter((other) => other !== community);
	}

	/** Both ends of every side of every area, four numbers each. */
	listWalls(): number[] {
		return this.#rings.flatMap((rings) =>
			rings.flatMap((ring) => ring.slice(1).flatMap((b, i) => [...ring[i]!.slice(0, 2), ...b.slice(0, 2)]))
		);
	}
}
