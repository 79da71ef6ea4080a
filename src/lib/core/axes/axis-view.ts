import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'geojson';
import { buildLocalMetres, type LocalMetres } from '../geometry/local-metres.ts';
import { sampleRings } from '../geometry/sample-rings.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import type { AxisLine, AxisSide, StreetLine } from './types.ts';

const SAMPLE_M = 5;

/** The axis street's own line starts within this of the foot of a view onto it: such a touch hides nothing. */
const TOUCH_M = 1;

/** A point of a boundary, and where the axis is from there. */
export interface BoundarySample {
	xy: Xy;
	/** Boundary that it stands for, up to the next sample, metres. */
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
	readonly #segments: [Xy, Xy][] = [];
	readonly #tree: Flatbush | undefined;

	/** @param axis of at least two positions */
	constructor(axis: AxisLine, streets: readonly StreetLine[]) {
		this.plane = buildLocalMetres(axis.lngLats[0]!);
		this.line = axis.lngLats.map(this.plane.toXy);
		this.startM = [0];
		for (let i = 1; i < this.line.length; i++)
			this.startM.push(this.startM[i - 1]! + distanceOf(this.line[i - 1]!, this.line[i]!));
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
		if (this.#segments.length === 0) return;
		this.#tree = new Flatbush(this.#segments.length);
		for (const [a, b] of this.#segments) this.#tree.add(...boxOf(a, b));
		this.#tree.finish();
	}

	/**
	 * The outer boundaries of an area, a ring at a time, as points at most 5 m apart. Rings that lie farther from the line
	 * than `withinM` are left out, but for some.
	 */
	*listRings(geometry: Polygon | MultiPolygon, withinM: number): Generator<BoundarySample[]> {
		const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		for (const [outer] of polygons) {
			const ring = outer as LngLat[];
			if (!this.#isNear(ring.map(this.plane.toXy), withinM)) continue;
			const points = [...sampleRings([ring], SAMPLE_M)].map(this.plane.toXy);
			yield points.map((xy, i) => ({
				xy,
				lengthM: distanceOf(xy, points[(i + 1) % points.length]!),
				...this.#findFoot(xy)
			}));
		}
	}

	/** Whether the bounding box of a ring comes within a distance of that of a piece of the line. */
	#isNear(ring: readonly Xy[], withinM: number): boolean {
		let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
		for (const [x, y] of ring) {
			[west, south] = [Math.min(west, x), Math.min(south, y)];
			[east, north] = [Math.max(east, x), Math.max(north, y)];
		}
		return this.line.slice(1).some((b, i) => {
			const [w, s, e, n] = boxOf(this.line[i]!, b);
			return w - withinM <= east && west <= e + withinM && s - withinM <= north && south <= n + withinM;
		});
	}

	#findFoot([x, y]: Xy): Omit<BoundarySample, 'xy' | 'lengthM'> {
		let best: Omit<BoundarySample, 'xy' | 'lengthM'> = {
			foot: this.line[0]!,
			atM: 0,
			distanceM: Infinity,
			side: 'left'
		};
		for (let i = 1; i < this.line.length; i++) {
			const [ax, ay] = this.line[i - 1]!;
			const [bx, by] = this.line[i]!;
			const squared = (bx - ax) ** 2 + (by - ay) ** 2;
			const t =
				squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared));
			const foot: Xy = [ax + t * (bx - ax), ay + t * (by - ay)];
			const distanceM = Math.hypot(x - foot[0], y - foot[1]);
			if (distanceM >= best.distanceM) continue;
			const isLeft = (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
			best = {
				foot,
				atM: this.startM[i - 1]! + t * Math.sqrt(squared),
				distanceM,
				side: isLeft ? 'left' : 'right'
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
		const lengthM = distanceOf(from, foot);
		if (!this.#tree || lengthM <= this.#touchM) return [];
		// The last metres before the axis are left out: side streets begin on the axis itself.
		const share = 1 - this.#touchM / lengthM;
		const to: Xy = [from[0] + (foot[0] - from[0]) * share, from[1] + (foot[1] - from[1]) * share];
		return this.#tree
			.search(...boxOf(from, to))
			.filter((segment) => isCrossing(from, to, ...this.#segments[segment]!));
	}
}

const distanceOf = (a: Xy, b: Xy) => Math.hypot(b[0] - a[0], b[1] - a[1]);

const boxOf = (a: Xy, b: Xy): [number, number, number, number] => [
	Math.min(a[0], b[0]),
	Math.min(a[1], b[1]),
	Math.max(a[0], b[0]),
	Math.max(a[1], b[1])
];

const sideOf = (p: Xy, q: Xy, r: Xy) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);

/** Whether two segments meet; touching counts. */
function isCrossing(a: Xy, b: Xy, c: Xy, d: Xy): boolean {
	return sideOf(a, b, c) * sideOf(a, b, d) <= 0 && sideOf(c, d, a) * sideOf(c, d, b) <= 0;
}

/** How far along the way from a point a segment crosses it; 0 if it runs the same way. */
function distanceToLine(from: Xy, foot: Xy, [c, d]: readonly [Xy, Xy]): number {
	const [near, far] = [sideOf(c, d, from), sideOf(c, d, foot)];
	return near === far ? 0 : (distanceOf(from, foot) * near) / (near - far);
}
