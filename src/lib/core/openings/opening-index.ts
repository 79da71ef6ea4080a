import { haversineM } from '../geometry/local-metres.ts';
import { sampleRings } from '../geometry/sample-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { FACING_M } from '../network/derive-entrances.ts';
import type { Position } from '../network/types.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { GroundEditor } from '../what-if/edit-ground.ts';
import { nearestOnOutline } from '../what-if/nearest-on-outline.ts';
import type { Ground } from '../what-if/types.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';
import { LineGrid } from './line-grid.ts';
import { PointGrid } from './point-grid.ts';
import { BOUNDARY_STEP_M, LINK_MAX_M, WALL_GAP_M } from './settings.ts';
import { outerRingsOf, ringsOf } from '../geometry/area-rings.ts';
import { sampleStreets, type StreetSamples } from './street-samples.ts';
import { UNKNOWN_GROUND, type KnownGround } from './known-ground.ts';
import { listObstacleCorners } from './obstacle-corners.ts';
import { WalledAreas } from './walled-areas.ts';
import { WaysRound } from './ways-round.ts';

/** A place on a boundary that faces a street. */
export interface FacingPoint {
	lngLat: LngLat;
	/** On the network without edits, as `Ground.place` gives them: at least one. */
	positions: readonly Position[];
}

/** A place where two neighbours' boundaries meet. */
export interface WallPoint {
	lngLat: LngLat;
	/** From one boundary to the other. */
	gapM: number;
}

/** Places on the streets where links may end. */
interface Streets {
	samples: StreetSamples;
	grid: PointGrid;
	/** 1 where a link may end, 0 inside walls, water or buildings, −1 where that has not been asked. */
	isOutside: Int8Array;
}

/** The samples of the streets in a plan as it stands, as far as they have been asked for. */
export interface PresentSamples {
	/** From each to the nearest centre, its access left out; NaN where that has not been asked. */
	walkM: Float64Array;
	/** The shortest of these in each cell of the samples' grid; NaN where that has not been asked. */
	cellWalkM: Float64Array;
	/** Where those on edges that were edited are now. */
	moved: Map<number, Position | undefined>;
}

/**
 * What openings of a plan are looked for among, whatever is edited and whatever the budget: places on streets and on
 * boundaries, neighbours, and what links must not cross. Made as it is needed and kept.
 */
export class OpeningIndex {
	/** The plan without edits. */
	readonly base: Ground;
	/** Makes edits on the base. */
	readonly editor: GroundEditor;
	readonly #known: KnownGround;
	/** Water and buildings. */
	readonly #obstacles: WalledAreas;
	readonly #facing = new Map<number, FacingPoint[]>();
	readonly #walls = new Map<string, WallPoint[]>();
	#areas: WalledAreas | undefined;
	readonly #present = new WeakMap<WhatIfAnswer, PresentSamples>();
	#streets: Streets | undefined;
	#lines: LineGrid | undefined;
	#waysRound: WaysRound | undefined;

	/**
	 * @param base the plan before any edit, as `buildGround` makes it
	 * @param known what links must keep clear of beside streets and communities
	 */
	constructor(base: Ground, known: KnownGround = UNKNOWN_GROUND) {
		this.base = base;
		this.#known = known;
		this.#obstacles = new WalledAreas(known.areas.map((geometry) => ({ geometry })));
		this.editor = new GroundEditor(base);
	}

	get areas(): WalledAreas {
		return (this.#areas ??= new WalledAreas(this.base.communities));
	}

	/** Streets, walls, railways, water and buildings of the plan without edits: what links must not cross. */
	get lines(): LineGrid {
		return (this.#lines ??= new LineGrid(listPieces(this.base.network), [
			...this.areas.listWalls(),
			...this.#obstacles.listWalls(),
			...this.#known.lines.flatMap((line) => line.slice(1).flatMap((b, i) => [...line[i]!, ...b]))
		]));
	}

	/** Ways for links round railways, water and buildings of the plan without edits. */
	get waysRound(): WaysRound {
		return (this.#waysRound ??= new WaysRound(
			listObstacleCorners(this.#known),
			(...line) => this.lines.isClear(...line),
			(at) => this.isFree(at),
			LINK_MAX_M
		));
	}

	/** Whether it is not known what stands where a link is to run. */
	get isGroundUnknown(): boolean {
		return !this.#known.hasBuildings;
	}

	/** Where links may end. */
	get streets(): Streets {
		const work = this.prepareStreets();
		for (;;) {
			const step = work.next();
			if (step.done) return step.value;
		}
	}

	/** Makes {@link streets} step by step, yielding its share; there is nothing to do the second time. */
	*prepareStreets(): Generator<number, Streets, void> {
		if (this.#streets) return this.#streets;
		const entrances = this.base.communities.flatMap(({ positions }) =>
			positions.flatMap((position) => (position ? [position.lngLat] : []))
		);
		const samples = yield* sampleStreets(this.base.network, entrances);
		const isOutside = new Int8Array(samples.lngLats.length).fill(-1);
		return (this.#streets = { samples, grid: new PointGrid(samples.lngLats), isOutside });
	}

	/** What is known of the samples in an answer. */
	samplesIn(answer: WhatIfAnswer): PresentSamples {
		const known = this.#present.get(answer);
		if (known) return known;
		const { samples, grid } = this.streets;
		const fresh: PresentSamples = {
			walkM: new Float64Array(samples.lngLats.length).fill(Number.NaN),
			cellWalkM: new Float64Array(grid.cells.length).fill(Number.NaN),
			moved: new Map()
		};
		this.#present.set(answer, fresh);
		return fresh;
	}

	/** Whether a link may end at a sample: inside a community's walls, or on a bridge over water, it may not. */
	isOutside(sample: number): boolean {
		const { samples, isOutside } = this.streets;
		if (isOutside[sample]! < 0) isOutside[sample] = this.isFree(samples.lngLats[sample]!) ? 1 : 0;
		return isOutside[sample] === 1;
	}

	/** Whether a place lies in no community, no water and no building. */
	isFree(lngLat: LngLat): boolean {
		return !this.areas.holds(lngLat) && !this.#obstacles.holds(lngLat);
	}

	/**
	 * Places on a community's boundary that face a street: no further from it than `FACING_M`; those of one that
	 * faces none, on the street nearest to it.
	 */
	facingPoints(community: number): readonly FacingPoint[] {
		const known = this.#facing.get(community);
		if (known) return known;
		const points = samplePoints(outerRingsOf(this.base.communities[community]!.geometry)).flatMap(
			(lngLat): FacingPoint[] => {
				const positions = this.base.place(lngLat);
				return positions.length > 0 ? [{ lngLat, positions }] : [];
			}
		);
		const accessM = ({ positions: [first] }: FacingPoint) => first!.accessM;
		const nearestM = Math.min(...points.map(accessM));
		const facing = points.filter((point) => accessM(point) <= Math.max(FACING_M, nearestM));
		this.#facing.set(community, facing);
		return facing;
	}

	/** Communities that a community may share a wall with, sorted by id; {@link wallPoints} tells whether it does. */
	listNeighbours(community: number): number[] {
		const { communities } = this.base;
		return this.areas
			.listNear(community, WALL_GAP_M)
			.toSorted((a, b) => (communities[a]!.id < communities[b]!.id ? -1 : 1));
	}

	/** Places on the boundary of either that are within `WALL_GAP_M` of the other's; the same both ways. */
	wallPoints(a: number, b: number): readonly WallPoint[] {
		const key = a < b ? `${a} ${b}` : `${b} ${a}`;
		const known = this.#walls.get(key);
		if (known) return known;
		const facing = (one: number, other: number) =>
			samplePoints(ringsOf(this.base.communities[one]!.geometry)).flatMap((lngLat): WallPoint[] => {
				const nearest = nearestOnOutline(this.base.communities[other]!.geometry, lngLat);
				const gapM = haversineM(...lngLat, ...nearest.lngLat);
				return gapM <= WALL_GAP_M ? [{ lngLat, gapM }] : [];
			});
		const points = [...facing(a, b), ...facing(b, a)];
		this.#walls.set(key, points);
		return points;
	}
}

/** Places on boundaries, as an edit keeps them. */
function samplePoints(rings: readonly LngLat[][]): LngLat[] {
	return [...sampleRings(rings, BOUNDARY_STEP_M)].map(roundEditLngLat);
}

/** Both ends of every straight piece of the streets, from one edge on, four numbers each. */
export function listPieces(
	{ edgeCount, shapeStart, shapeLngLat }: Ground['network'],
	firstEdge = 0
): Float64Array {
	const pieces = new Float64Array(
		4 * (shapeStart[edgeCount]! - shapeStart[firstEdge]! - (edgeCount - firstEdge))
	);
	let at = 0;
	for (let edge = firstEdge; edge < edgeCount; edge++)
		for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]! - 1; i++, at += 4)
			pieces.set(shapeLngLat.subarray(2 * i, 2 * i + 4), at);
	return pieces;
}
