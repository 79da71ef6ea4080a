import type { LngLat } from '../geometry/types.ts';
import type { Position } from '../network/types.ts';
import type { WalkField } from '../network/walk-field.ts';
import { LINK_REACH_M } from '../what-if/lay-link.ts';
import type { Ground, PlacedSite } from '../what-if/types.ts';
import { LineGrid } from './line-grid.ts';
import { listPieces, type FacingPoint, type OpeningIndex, type PresentSamples } from './opening-index.ts';
import { OPENING_COSTS, type OpeningCosts } from './settings.ts';
import type { OpenPlan } from './types.ts';
import type { IsClear, WaysFrom } from './ways-round.ts';

/** A door or entrance that links may pass. */
export interface WayBeside {
	/** Index of its centre or community. */
	site: number;
	lngLat: LngLat;
	/** Greatest distance of a link that can be joined from it. */
	reachM: number;
	/** Metres walked to it through a neighbour's site; 0 for one's own. */
	innerM: number;
}

/** The current plan, prepared for all kinds of openings. */
export class PresentPlan {
	readonly index: OpeningIndex;
	readonly ground: Ground;
	readonly field: WalkField;
	readonly walks: OpenPlan['answer']['walks'];
	readonly edits: OpenPlan['edits'];
	/** The same after the edits that stand in the plan. */
	readonly allEdits: OpenPlan['edits'];
	readonly limitM: number;
	readonly costs: OpeningCosts;
	/** Doors of all centres. */
	readonly doors: readonly WayBeside[];
	/** Whether the streets are those of the plan without edits. */
	readonly #isBase: boolean;
	readonly #added: LineGrid;
	readonly #answer: OpenPlan['answer'];
	#samples: PresentSamples | undefined;

	/** @throws RangeError if the limit is not a positive number or the answer is of another plan */
	constructor({ index, answer, edits, limitM, costs = OPENING_COSTS }: OpenPlan) {
		if (!(limitM > 0 && Number.isFinite(limitM)))
			throw new RangeError(`The budget must be a positive number of metres, not ${limitM}.`);
		const { ground, centreField, walks } = answer;
		const { base } = index;
		if (ground.communities.length !== base.communities.length)
			throw new RangeError(
				`The answer has ${ground.communities.length} communities, the plan ${base.communities.length}.`
			);
		this.#answer = answer;
		this.index = index;
		this.ground = ground;
		this.field = centreField.field;
		this.walks = walks;
		this.edits = edits;
		this.allEdits = [...index.standing.map(({ edit }) => edit), ...edits];
		this.limitM = limitM;
		this.costs = costs;
		this.doors = ground.centres.flatMap(listWaysBeside);
		this.#isBase = ground.network === base.network;
		this.#added = new LineGrid(
			this.#isBase ? [] : listPieces(ground.network, base.network.edgeCount),
			this.allEdits.flatMap((edit) =>
				edit.kind === 'add-barrier'
					? edit.lngLats.slice(1).flatMap((b, i) => [...edit.lngLats[i]!, ...b])
					: []
			)
		);
	}

	/** Whether a community lies within the budget. */
	isCovered(community: number): boolean {
		return (this.walks[community]?.distanceM ?? Infinity) <= this.limitM;
	}

	/** Where a sample of the streets is on the network as it stands, its own access included. */
	sampleAt(sample: number): Position | undefined {
		const { lngLats, positions } = this.index.streets.samples;
		const position = positions[sample]!;
		if (this.#isBase) return position;
		// An edge that no edit touched keeps its number, ends and length; positions on others are looked up again.
		const { network } = this.index.base;
		const now = this.ground.network;
		const { edge } = position;
		const isUntouched =
			now.edgeFrom[edge] === network.edgeFrom[edge] &&
			now.edgeTo[edge] === network.edgeTo[edge] &&
			now.edgeLengthM[edge] === network.edgeLengthM[edge];
		if (isUntouched) return position;
		const { moved } = this.#known();
		if (!moved.has(sample)) moved.set(sample, nearestOf(this.ground.place(lngLats[sample]!)));
		return moved.get(sample);
	}

	/** Metres from a sample of the streets to the nearest centre, its access left out; Infinity if there is none. */
	sampleWalkM(sample: number): number {
		const { walkM } = this.#known();
		const knownM = walkM[sample]!;
		if (!Number.isNaN(knownM)) return knownM;
		const position = this.sampleAt(sample);
		return (walkM[sample] = position ? this.walkFromStreetM(position) : Infinity);
	}

	/** The shortest of these walks from any sample in a cell of their grid. */
	cellWalkM(cell: number): number {
		const { cellWalkM } = this.#known();
		if (Number.isNaN(cellWalkM[cell]!)) {
			let bestM = Infinity;
			for (const sample of this.index.streets.grid.cells[cell]!)
				bestM = Math.min(bestM, this.sampleWalkM(sample));
			cellWalkM[cell] = bestM;
		}
		return cellWalkM[cell]!;
	}

	#known(): PresentSamples {
		return (this.#samples ??= this.index.samplesIn(this.#answer));
	}

	/** Where a place on a boundary meets the current streets. */
	placeFacing({ lngLat, positions }: FacingPoint): readonly Position[] {
		return this.#isBase ? positions : this.ground.place(lngLat);
	}

	/** Metres from a position to the nearest centre, its access left out; Infinity if there is none. */
	walkFromStreetM({ edge, offsetM }: Pick<Position, 'edge' | 'offsetM'>): number {
		return streetWalkM(this.field, edge, offsetM);
	}

	/** Metres from the best of some positions to the nearest centre. */
	walkM(positions: readonly (Position | undefined)[]): number {
		let bestM = Infinity;
		for (const position of positions)
			if (position) bestM = Math.min(bestM, position.accessM + this.walkFromStreetM(position));
		return bestM;
	}

	/** Whether a link may run straight from `a` to `b`: no street, wall, tried link or barrier lies between. */
	isClear(a: LngLat, b: LngLat): boolean {
		return this.index.lines.isClear(a, b) && this.#added.isClear(a, b);
	}

	/**
	 * The shortest routes for links from a place on a street round known obstacles, up to `maxM`; `undefined` if there are
	 * no obstacles near.
	 */
	waysRoundFrom(a: LngLat, maxM: number): WaysFrom | undefined {
		const { waysRound } = this.index;
		if (!waysRound.hasNear(a)) return undefined;
		const isAddedClear: IsClear = (...line) => this.#added.isClear(...line);
		const ways = waysRound.from(a, maxM, this.#added.isEmpty ? undefined : isAddedClear);
		return ways.isEmpty ? undefined : ways;
	}
}

/** Metres along the streets from a position to the nearest source of a field, the access there included. */
export function streetWalkM(field: WalkField, edge: number, offsetM: number): number {
	const { edgeFrom, edgeTo, edgeLengthM } = field.network;
	const { distanceM, sources } = field;
	let bestM = Math.min(
		distanceM[edgeFrom[edge]!]! + offsetM,
		distanceM[edgeTo[edge]!]! + (edgeLengthM[edge]! - offsetM)
	);
	const onEdge = field.sourcesOnEdge.get(edge);
	if (onEdge)
		for (const index of onEdge) {
			const { position } = sources[index]!;
			bestM = Math.min(bestM, position.accessM + Math.abs(position.offsetM - offsetM));
		}
	return bestM;
}

/** The position that a link's end takes. */
export function nearestOf(positions: readonly Position[]): Position | undefined {
	let best: Position | undefined;
	for (const position of positions) if (!best || position.accessM < best.accessM) best = position;
	return best;
}

/** Doors or entrances of a site, each once however many positions it has. */
export function listWaysBeside({ ways, positions }: PlacedSite, site: number): WayBeside[] {
	const byWay = new Map<string, WayBeside>();
	for (const [i, { id, throughId, lngLat, innerM }] of ways.entries()) {
		const key = `${id} ${throughId}`;
		const accessM = (positions[i]?.accessM ?? 0) - innerM;
		const known = byWay.get(key);
		const reachM = Math.max(LINK_REACH_M, accessM, known?.reachM ?? 0);
		if (known) known.reachM = reachM;
		else byWay.set(key, { site, lngLat, reachM, innerM });
	}
	return [...byWay.values()];
}
