import { ringsOf } from '../geometry/area-rings.ts';
import { bboxOf, growBbox } from '../geometry/bbox.ts';
import { BoxIndex } from '../geometry/box-index.ts';
import { buildLocalMetres, type LocalMetres } from '../geometry/local-metres.ts';
import { isInRings } from '../geometry/point-in-rings.ts';
import { bboxOfSide, distanceToSide, type Side } from '../geometry/sides.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import { STREET_CLASSES, STREET_HALF_WIDTH_M, type Network } from '../network/types.ts';
import type { PlacedSite } from '../what-if/types.ts';
import { FIRE_LANE, NO_LANE_CLASSES } from './settings.ts';
import type { FireLaneEstimate, MergedWall } from './types.ts';

/** What a member brings to the estimate. */
export interface LaneMember {
	site: PlacedSite;
	households: number;
	buildings: number | undefined;
}

/**
 * How much of communities' ground fire engines reach: ground within {@link FIRE_LANE}'s reach of the edge of a street
 * wide enough. An estimate by ground: where buildings stand is not known. A courtyard's own lane is not counted, since a
 * dead end needs room to turn; a lane through opened walls that leaves by the gate of another member needs none.
 */
export class FireLaneGround {
	readonly #network: Network;
	readonly #plane: LocalMetres;
	readonly #streets: { side: Side; reachM: number }[] = [];
	readonly #index: BoxIndex;
	readonly #samples = new Map<string, { xy: Xy; isReached: boolean }[]>();

	constructor(network: Network) {
		this.#network = network;
		const [west, south, east, north] = network.bbox;
		this.#plane = buildLocalMetres([(west + east) / 2, (south + north) / 2]);
		const { edgeCount, shapeStart, shapeLngLat } = network;
		for (let edge = 0; edge < edgeCount; edge++) {
			if (!this.#isForEngines(edge)) continue;
			const reachM = FIRE_LANE.reachM + STREET_HALF_WIDTH_M[STREET_CLASSES[network.edgeClass[edge]!]!];
			const at = (i: number) => this.#plane.toXy([shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!]);
			for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]! - 1; i++)
				this.#streets.push({ side: [at(i), at(i + 1)], reachM });
		}
		this.#index = new BoxIndex(this.#streets.map(({ side, reachM }) => growBbox(bboxOfSide(side), reachM)));
	}

	/** @param walls between members; each is opened in its middle */
	estimate(members: readonly LaneMember[], walls: readonly MergedWall[]): FireLaneEstimate {
		const lanes = this.#layLanes(members, walls);
		const near = lanes.map((lane) => lane.map(this.#plane.toXy) as [Xy, Xy]);
		const laneReachM = FIRE_LANE.reachM + FIRE_LANE.widthM / 2;
		let [points, before, after, households, buildings] = [0, 0, 0, 0, 0];
		for (const { site, households: own, buildings: ownBuildings } of members) {
			const samples = this.#sample(site);
			const added = samples.filter(
				({ xy, isReached }) => !isReached && near.some((lane) => distanceToSide(lane, xy) <= laneReachM)
			).length;
			const reached = samples.filter(({ isReached }) => isReached).length;
			points += samples.length;
			before += reached;
			after += reached + added;
			households += (own * added) / samples.length;
			buildings += ((ownBuildings ?? Number.NaN) * added) / samples.length;
		}
		return {
			before: before / points,
			after: after / points,
			households,
			buildings: Number.isNaN(buildings) ? null : buildings,
			lanes
		};
	}

	#isForEngines(edge: number): boolean {
		const streetClass = STREET_CLASSES[this.#network.edgeClass[edge]!]!;
		return 2 * STREET_HALF_WIDTH_M[streetClass] >= FIRE_LANE.widthM && !NO_LANE_CLASSES.includes(streetClass);
	}

	/** Points of the ground, on one grid for all, and whether a street reaches them; of a sliver, its corners. */
	#sample(site: PlacedSite): { xy: Xy; isReached: boolean }[] {
		const known = this.#samples.get(site.id);
		if (known) return known;
		const rings = ringsOf(site.geometry).map((ring) => ring.map(this.#plane.toXy));
		const corners = rings.flat();
		const { stepM } = FIRE_LANE;
		const range = (least: number, most: number) => {
			const first = Math.ceil(least / stepM);
			const count = corners.length === 0 ? 0 : Math.max(0, Math.floor(most / stepM) - first + 1);
			return Array.from({ length: count }, (_, i) => (first + i) * stepM);
		};
		const [west, south, east, north] = bboxOf(corners);
		const ys = range(south, north);
		const inside = range(west, east).flatMap((x) =>
			ys.map((y): Xy => [x, y]).filter((xy) => isInRings(rings, xy))
		);
		const samples = (inside.length > 0 ? inside : corners).map((xy) => ({
			xy,
			isReached: this.#isReached(xy)
		}));
		this.#samples.set(site.id, samples);
		return samples;
	}

	#isReached(xy: Xy): boolean {
		return this.#index.search(bboxOf([xy])).some((i) => {
			const { side, reachM } = this.#streets[i]!;
			return distanceToSide(side, xy) <= reachM;
		});
	}

	/**
	 * Straight lanes inside members, from gates at streets and opened walls to each other, as far as they lead from one
	 * member's gate to another's.
	 */
	#layLanes(members: readonly LaneMember[], walls: readonly MergedWall[]): [LngLat, LngLat][] {
		const gates = new Map(members.map(({ site }) => [site.id, this.#listGates(site)]));
		const wide = walls.filter(
			({ sharedWallM, openings }) => sharedWallM >= FIRE_LANE.widthM && openings.length > 0
		);
		let left = wide;
		const wallsOf = (id: string) => left.filter(({ communityIds }) => communityIds.includes(id));
		// A member without a gate and with one wall is a dead end; without it, another may be.
		for (let dead: string | undefined, isDone = false; !isDone; isDone = dead === undefined) {
			dead = [...gates.keys()].find((id) => gates.get(id)!.length === 0 && wallsOf(id).length === 1);
			left = left.filter(({ communityIds }) => dead === undefined || !communityIds.includes(dead));
		}
		return members.flatMap(({ site: { id } }) => {
			const own = wallsOf(id).map(({ openings }) => openings[0]!);
			const ends = own.length === 0 ? [] : gates.get(id)!;
			return own.flatMap((opening, i) =>
				[...ends, ...own.slice(i + 1)].map((other): [LngLat, LngLat] => [opening, other])
			);
		});
	}

	#listGates({ ways, positions }: PlacedSite): LngLat[] {
		return ways
			.filter(({ throughId }, i) => {
				const position = positions[i];
				return (
					!throughId && position && position.accessM <= FIRE_LANE.gateM && this.#isForEngines(position.edge)
				);
			})
			.map(({ lngLat }) => lngLat);
	}
}
