import type { LngLat } from '#lib/core/geometry/types.ts';
import { measureRing } from '#lib/core/measuring/measure-ring.ts';
import type { RingMeasure, StreetLeg } from '#lib/core/measuring/types.ts';
import { measureLastSegment } from '#lib/core/shaping/measure-last-segment.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import { toFault, type Fault } from '../fault.ts';
import type { MeasureMode } from './measure-mode.ts';

/** Why a way along the streets has no length. */
export type StreetProblem =
	/** Numbers from 1: a point of the measurement. */
	| { kind: 'off-network'; point: number }
	/** Numbers from 1: a leg of the measurement. */
	| { kind: 'cut-off'; leg: number };

/** What is said of points that are measured. */
export interface Measured {
	/** Of a line or a way; `null` where it has none, or not yet. */
	lengthM: number | null;
	/** Of each leg; `null` as above. */
	legsM: readonly (number | null)[];
	/** The first thing that keeps a way along the streets from having a length. */
	problem: StreetProblem | null;
	/** Of a ring; `null` of anything else, and below two points. */
	ring: RingMeasure | null;
}

/** Asks for a walk between two positions. */
export type AskLeg = (from: LngLat, to: LngLat) => Promise<StreetLeg>;

/** One measurement on the map: its points, and what is measured between them. */
export class MeasureDesk {
	mode = $state<MeasureMode>('line');
	points = $state.raw<readonly LngLat[]>([]);
	/** No more points are set at the end. */
	isDone = $state(false);
	/** Where the next point would be; `null`: nowhere. */
	ahead = $state.raw<LngLat | null>(null);
	/** Why walks cannot be measured; `null` while they can. */
	fault = $state.raw<Fault | null>(null);

	readonly #askLeg: AskLeg;
	/** Walks by their ends. */
	#legs = $state.raw<ReadonlyMap<string, StreetLeg>>(new Map());
	/** Walks of another plan are none of this one. */
	#plan = 0;
	#isAsking = $state(false);

	constructor(askLeg: AskLeg) {
		this.#askLeg = askLeg;
	}

	/** The points, and where the next one would be. */
	readonly drawn: readonly LngLat[] = $derived.by(() => {
		const { points, ahead, isDone } = this;
		const last = points.at(-1);
		return isDone || !ahead || !last || isSame(ahead, last) ? points : [...points, ahead];
	});

	/** Of the points that are set. */
	readonly measured: Measured = $derived.by(() => this.#measure(this.points));
	/** With where the next point would be. */
	readonly live: Measured = $derived.by(() => this.#measure(this.drawn));

	/** Walks of what is drawn, in order; `undefined`: not known yet. Empty unless ways are measured. */
	readonly legs: readonly (StreetLeg | undefined)[] = $derived.by(() =>
		this.mode === 'street' ? pairsOf(this.drawn).map((pair) => this.#legs.get(keyOf(pair))) : []
	);

	/** Whether walks are still being measured. */
	readonly isWaiting: boolean = $derived.by(() => this.fault === null && this.legs.includes(undefined));

	/** Sets the next point; after a measurement is done, the first one of another. The last point again ends it. */
	add(lngLat: LngLat) {
		if (this.isDone) this.clear();
		const last = this.points.at(-1);
		if (last && isSame(last, lngLat)) return this.finish();
		this.points = [...this.points, lngLat];
		this.ahead = null;
		this.fault = null;
	}

	move(index: number, lngLat: LngLat) {
		this.points = this.points.with(index, lngLat);
		this.fault = null;
	}

	remove(index: number) {
		this.points = this.points.toSpliced(index, 1);
		if (this.points.length === 0) this.clear();
	}

	/** Takes the last point back; what was done goes on. */
	removeLast() {
		if (this.points.length > 0) this.remove(this.points.length - 1);
		this.isDone = false;
	}

	/** No more points: two make a line, three a ring. */
	finish() {
		if (this.points.length < (this.mode === 'area' ? 3 : 2)) return;
		this.isDone = true;
		this.ahead = null;
	}

	clear() {
		this.points = [];
		this.isDone = false;
		this.ahead = null;
		this.fault = null;
	}

	/** The plan or what is tried on it has changed: walks are measured anew. */
	forgetLegs() {
		this.#plan++;
		this.#legs = new Map();
		this.#isAsking = false;
		this.fault = null;
	}

	/** Measures the next walk that is not known, one at a time; called again whenever one is missing. */
	async measureNext(): Promise<void> {
		if (this.mode !== 'street' || this.#isAsking || this.fault) return;
		const wanted = pairsOf(this.drawn);
		const pair = wanted.find((one) => !this.#legs.has(keyOf(one)));
		if (!pair) return;
		const plan = this.#plan;
		this.#isAsking = true;
		try {
			const leg = await this.#askLeg(...pair);
			if (plan !== this.#plan) return;
			// Where the pointer has been is not kept.
			const kept = new Set(pairsOf(this.drawn).map(keyOf));
			this.#legs = new Map([...this.#legs].filter(([key]) => kept.has(key))).set(keyOf(pair), leg);
		} catch (error) {
			if (plan === this.#plan) this.fault = toFault(error);
		} finally {
			if (plan === this.#plan) this.#isAsking = false;
		}
	}

	#measure(points: readonly LngLat[]): Measured {
		const none: Measured = { lengthM: null, legsM: [], problem: null, ring: null };
		if (points.length < 2) return none;
		if (this.mode === 'street') return this.#measureWay(points);
		const pieces = this.mode === 'area' ? [...points, points[0]!] : points;
		const legsM = pairsOf(pieces).map((pair) => measureLastSegment(pair)!.lengthM);
		if (this.mode === 'area') return { ...none, legsM, ring: measureRing(points) ?? null };
		const { lengthM } = measureShape({ type: 'LineString', coordinates: [...points] });
		return { ...none, lengthM, legsM };
	}

	#measureWay(points: readonly LngLat[]): Measured {
		const legs = pairsOf(points).map((pair) => this.#legs.get(keyOf(pair)));
		const legsM = legs.map((leg) => (leg?.kind === 'walk' ? leg.lengthM : null));
		const wrong = legs.findIndex((leg) => leg !== undefined && leg.kind !== 'walk');
		return {
			lengthM: legsM.some((lengthM) => lengthM === null)
				? null
				: legsM.reduce<number>((sum, m) => sum + m!, 0),
			legsM,
			problem: wrong < 0 ? null : toProblem(legs[wrong]!, wrong),
			ring: null
		};
	}
}

const isSame = (a: LngLat, b: LngLat) => a[0] === b[0] && a[1] === b[1];

const pairsOf = (points: readonly LngLat[]): [LngLat, LngLat][] =>
	points.slice(1).map((to, i) => [points[i]!, to]);

const keyOf = ([from, to]: readonly [LngLat, LngLat]) => `${from.join()} ${to.join()}`;

function toProblem(leg: StreetLeg, index: number): StreetProblem {
	return leg.kind === 'off-network'
		? { kind: 'off-network', point: leg.isFromOff ? index + 1 : index + 2 }
		: { kind: 'cut-off', leg: index + 1 };
}
