import { haversineM } from '../geometry/local-metres.ts';
import { sampleRings } from '../geometry/sample-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { FACING_M } from '../network/derive-entrances.ts';
import type { Position } from '../network/types.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { GroundEditor } from '../what-if/edit-ground.ts';
import { nearestOnOutline } from '../what-if/nearest-on-outline.ts';
import type { Ground, StandingEdit } from '../what-if/types.ts';
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

/** Sampled places on the streets where links may end. */
interface Streets {
	samples: StreetSamples;
	grid: PointGrid;
	/** 1: a link may end here; 0: inside walls, water or a building; −1: not computed yet. */
	isOutside: Int8Array;
}

/** Lazily computed values of the street samples in the current plan. */
export interface PresentSamples {
	/** Metres from each to the nearest centre, without its access; NaN: not computed yet. */
	walkM: Float64Array;
	/** The shortest of these in each grid cell; NaN: not computed yet. */
	cellWalkM: Float64Array;
	/** Current positions of samples whose edges were edited. */
	moved: Map<number, Position | undefined>;
}

/**
 * Everything about a plan that the search for openings needs and that depends on neither edits nor budget: sampled
 * places on streets and boundaries, neighbours, and obstacles for links. Computed lazily and cached.
 */
export class OpeningIndex {
	/** The plan without edits and without what stands. */
	readonly base: Ground;
	/** Walls, links and passages of the plan: edits that come before all others. */
	readonly standing: readonly StandingEdit[];
	/** Applies edits to the base, after what stands. */
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
	 * @param known obstacles for links besides streets and communities
	 * @param standing what stands in the plan and is not in `base`
	 */
	constructor(base: Ground, known: KnownGround = UNKNOWN_GROUND, standing: readonly StandingEdit[] = []) {
		this.base = base;
		this.standing = standing;
		this.#known = known;
		this.#obstacles = new WalledAreas(known.areas.map((geometry) => ({ geometry })));
		this.editor = new GroundEditor(base, standing);
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

	/** Routes for links round railways, water and buildings of the plan without edits. */
	get waysRound(): WaysRound {
		return (this.#waysRound ??= new WaysRound(
			listObstacleCorners(this.#known),
			(...line) => this.lines.isClear(...line),
			(at) => this.isFree(at),
			LINK_MAX_M
		));
	}

	/** Whether obstacles along a link are unknown. */
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

	/** Computes {@link streets} step by step, yielding the share done; a second call does nothing. */
	*prepareStreets(): Generator<number, Streets, void> {
		if (this.#streets) return this.#streets;
		const entrances = this.base.communities.flatMap(({ positions }) =>
			positions.flatMap((position) => (position ? [position.lngLat] : []))
		);
		const samples = yield* sampleStreets(this.base.network, entrances);
		const isOutside = new Int8Array(samples.lngLats.length).fill(-1);
		return (this.#streets = { samples, grid: new PointGrid(samples.lngLats), isOutside });
	}

	/** The cached sample values of an answer. */
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
