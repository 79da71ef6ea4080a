import type { MultiPolygon, Polygon } from 'geojson';
import { outerRingsOf } from '../geometry/area-rings.ts';
import { bboxesMeet, bboxOf, growBbox } from '../geometry/bbox.ts';
import { BoxIndex } from '../geometry/box-index.ts';
import { buildLocalMetres, type LocalMetres } from '../geometry/local-metres.ts';
import { sampleRings } from '../geometry/sample-rings.ts';
import { doMeet, sideOf } from '../geometry/segment-crossing.ts';
import { bboxOfSide, lengthOf, nearestShare, pointAt, type Side } from '../geometry/sides.ts';
import type { Xy } from '../geometry/types.ts';
import type { AxisLine, AxisSide, StreetLine } from './types.ts';

const SAMPLE_M = 5;

/** The axis street's own line starts within this of the foot of a view onto it: such a touch hides nothing. */
const TOUCH_M = 1;

/** A point of a boundary, and where the axis is from there. */
export interface BoundarySample {
	xy: Xy;
	/** Length of boundary that the sample represents, up to the next one, metres. */
	lengthM: number;
	/** Its foot: the nearest point of the axis line. */
	foot: Xy;
	/** Metres of axis line from its start to the foot. */
	atM: number;
	distanceM: number;
	side: AxisSide;
}

/** An axis line in local metres, and the streets that may stand between it and what lies along it. */
export class AxisView {
	readonly plane: LocalMetres;
	readonly line: Xy[];
	/** Metres from the start of the line to each of its points. */
	readonly startM: number[];
	readonly lengthM: number;
	readonly #touchM: number;
	readonly #streets: StreetLine[] = [];
	readonly #segments: Side[] = [];
	readonly #index: BoxIndex;

	/** @param axis of at least two positions */
	constructor(axis: AxisLine, streets: readonly StreetLine[]) {
		this.plane = buildLocalMetres(axis.lngLats[0]!);
		this.line = axis.lngLats.map(this.plane.toXy);
		this.startM = [0];
		for (let i = 1; i < this.line.length; i++)
			this.startM.push(this.startM[i - 1]! + lengthOf([this.line[i - 1]!, this.line[i]!]));
		this.lengthM = this.startM.at(-1)!;
		this.#touchM = axis.touchM ?? TOUCH_M;
		for (const street of streets) {
			if (street.name === axis.streetName) continue;
			const points = street.lngLats.map(this.plane.toXy);
			for (let i = 1; i < points.length; i++) {
				this.#streets.push(street);
				this.#segments.push([points[i - 1]!, points[i]!]);
			}
		}
		this.#index = new BoxIndex(this.#segments.map(bboxOfSide));
	}

	/**
	 * The outer boundaries of an area, a ring at a time, as points at most 5 m apart. Rings that lie farther from the line
	 * than `withinM` are left out, but for some.
	 */
	*listRings(geometry: Polygon | MultiPolygon, withinM: number): Generator<BoundarySample[]> {
		for (const ring of outerRingsOf(geometry)) {
			if (!this.#isNear(ring.map(this.plane.toXy), withinM)) continue;
			const points = [...sampleRings([ring], SAMPLE_M)].map(this.plane.toXy);
			yield points.map((xy, i) => ({
				xy,
				lengthM: lengthOf([xy, points[(i + 1) % points.length]!]),
				...this.#findFoot(xy)
			}));
		}
	}

	/** Whether the bounding box of a ring comes within a distance of that of a piece of the line. */
	#isNear(ring: readonly Xy[], withinM: number): boolean {
		const box = bboxOf(ring);
		return this.line
			.slice(1)
			.some((b, i) => bboxesMeet(growBbox(bboxOfSide([this.line[i]!, b]), withinM), box));
	}

	#findFoot(xy: Xy): Omit<BoundarySample, 'xy' | 'lengthM'> {
		let best: Omit<BoundarySample, 'xy' | 'lengthM'> = {
			foot: this.line[0]!,
			atM: 0,
			distanceM: Infinity,
			side: 'left'
		};
		for (let i = 1; i < this.line.length; i++) {
			const piece: Side = [this.line[i - 1]!, this.line[i]!];
			const share = nearestShare(piece, xy);
			const foot = pointAt(piece, share);
			const distanceM = lengthOf([foot, xy]);
			if (distanceM >= best.distanceM) continue;
			best = {
				foot,
				atM: this.startM[i - 1]! + share * lengthOf(piece),
				distanceM,
				side: sideOf(...piece, xy) >= 0 ? 'left' : 'right'
			};
		}
		return best;
	}

	/** Whether a street lies across the way from a point to its foot on the axis. */
	isHidden({ xy, foot }: Pick<BoundarySample, 'xy' | 'foot'>): boolean {
		return this.#listAcross(xy, foot).length > 0;
	}

	/**
	 * The street that lies across the way from a point to its foot: one with a name before the nameless ones, then the one
	 * nearest to the point; `undefined` if none does.
	 */
	findBetween({ xy, foot }: Pick<BoundarySample, 'xy' | 'foot'>): StreetLine | undefined {
		const across = this.#listAcross(xy, foot).map((segment) => ({
			street: this.#streets[segment]!,
			distanceM: distanceToLine(xy, foot, this.#segments[segment]!)
		}));
		const [first] = across.toSorted(
			(m, n) =>
				Number(m.street.name === '') - Number(n.street.name === '') ||
				m.distanceM - n.distanceM ||
				(m.street.name < n.street.name ? -1 : 1)
		);
		return first?.street;
	}

	#listAcross(from: Xy, foot: Xy): number[] {
		const lengthM = lengthOf([from, foot]);
		if (lengthM <= this.#touchM) return [];
		// The last metres before the axis are left out: side streets begin on the axis itself.
		const share = 1 - this.#touchM / lengthM;
		const way: Side = [from, pointAt([from, foot], share)];
		return this.#index.search(bboxOfSide(way)).filter((segment) => doMeet(way, this.#segments[segment]!));
	}
}

/** How far along the way from a point a segment crosses it; 0 if it runs the same way. */
function distanceToLine(from: Xy, foot: Xy, [c, d]: Side): number {
	const [near, far] = [sideOf(c, d, from), sideOf(c, d, foot)];
	return near === far ? 0 : (lengthOf([from, foot]) * near) / (near - far);
}
