import type { MultiPolygon, Point, Polygon } from 'geojson';

/*
 * Who borders whom by brute force, sharing no code with what it checks: boundaries are sampled densely, every sample
 * looks at every side of the other boundary, and every main street line is tried against every way.
 */

type Point2 = [x: number, y: number];
type Segment = [Point2, Point2];

export interface BruteArea {
	id: string;
	geometry: Point | Polygon | MultiPolygon;
}

/** A plane of metres round one place, and main streets in it. */
export interface BruteGround {
	toPlane(position: readonly number[]): Point2;
	mainStreets: Segment[];
}

export function buildBruteGround(
	origin: readonly number[],
	mainStreets: readonly (readonly (readonly number[])[])[]
): BruteGround {
	const metres = (Math.PI * 6_371_008.8) / 180;
	const narrow = Math.cos((origin[1]! * Math.PI) / 180);
	const toPlane = ([lng, lat]: readonly number[]): Point2 => [
		(lng! - origin[0]!) * metres * narrow,
		(lat! - origin[1]!) * metres
	];
	return {
		toPlane,
		mainStreets: mainStreets.flatMap((line) => {
			const points = line.map(toPlane);
			return points.slice(1).map((end, i): Segment => [points[i]!, end]);
		})
	};
}

export function ringsIn(geometry: BruteArea['geometry']): number[][][] {
	if (geometry.type === 'Point') return [[geometry.coordinates]];
	return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function segmentsOf({ geometry }: BruteArea, { toPlane }: BruteGround): Segment[] {
	return ringsIn(geometry).flatMap((ring) => {
		const points = ring.map(toPlane);
		return points.length === 1
			? [[points[0]!, points[0]!] as Segment]
			: points.slice(1).map((end, i): Segment => [points[i]!, end]);
	});
}

function samplesOf(segments: readonly Segment[], stepM: number): Point2[] {
	return segments.flatMap(([a, b]) => {
		const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / stepM));
		return Array.from({ length: steps + 1 }, (_, k): Point2 => [
			a[0] + ((b[0] - a[0]) * k) / steps,
			a[1] + ((b[1] - a[1]) * k) / steps
		]);
	});
}

function footOf([x, y]: Point2, [[ax, ay], [bx, by]]: Segment): Point2 {
	const long = (bx - ax) ** 2 + (by - ay) ** 2;
	const part = long > 0 ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long : 0;
	const held = part < 0 ? 0 : part > 1 ? 1 : part;
	return [ax + held * (bx - ax), ay + held * (by - ay)];
}

const apart = (a: Point2, b: Point2) => Math.hypot(a[0] - b[0], a[1] - b[1]);

const turn = (a: Point2, b: Point2, c: Point2) =>
	(b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Whether a way comes within `nearM` of a street, or crosses it. */
export function meets(way: Segment, street: Segment, nearM: number): boolean {
	const [p, q] = way;
	const [c, d] = street;
	if (turn(p, q, c) * turn(p, q, d) < 0 && turn(c, d, p) * turn(c, d, q) < 0) return true;
	return (
		Math.min(apart(p, footOf(p, street)), apart(q, footOf(q, street))) <= nearM ||
		Math.min(apart(c, footOf(c, way)), apart(d, footOf(d, way))) <= nearM
	);
}

/** Whether no main street comes within `nearM` of a way. */
export function isWayClear(way: Segment, ground: BruteGround, nearM: number): boolean {
	const [[px, py], [qx, qy]] = way;
	const [west, east] = [Math.min(px, qx) - nearM, Math.max(px, qx) + nearM];
	const [south, north] = [Math.min(py, qy) - nearM, Math.max(py, qy) + nearM];
	return !ground.mainStreets.some(
		(street) =>
			Math.min(street[0][0], street[1][0]) <= east &&
			Math.max(street[0][0], street[1][0]) >= west &&
			Math.min(street[0][1], street[1][1]) <= north &&
			Math.max(street[0][1], street[1][1]) >= south &&
			meets(way, street, nearM)
	);
}

function isWithin([x, y]: Point2, segments: readonly Segment[]): boolean {
	let crossings = 0;
	for (const [a, b] of segments) {
		if (a[1] > y === b[1] > y) continue;
		if (a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) > x) crossings++;
	}
	return crossings % 2 === 1;
}

const areBoxesApart = (a: readonly Point2[], b: readonly Point2[], limitM: number) =>
	([0, 1] as const).some((axis) => {
		const [inA, inB] = [a.map((xy) => xy[axis]), b.map((xy) => xy[axis])];
		return Math.min(...inA) - Math.max(...inB) > limitM || Math.min(...inB) - Math.max(...inA) > limitM;
	});

/**
 * Length of the shortest clear way that sampling finds, never less than the true one; `Infinity` if it finds none
 * within `limitM`.
 *
 * @param clearM how far from main streets a way has to stay
 */
export function findBruteGap(
	a: BruteArea,
	b: BruteArea,
	ground: BruteGround,
	{ limitM, stepM, clearM }: { limitM: number; stepM: number; clearM: number }
): number {
	const [sidesA, sidesB] = [segmentsOf(a, ground), segmentsOf(b, ground)];
	if (areBoxesApart(sidesA.flat(), sidesB.flat(), limitM)) return Infinity;
	let least = Infinity;
	const look = (from: readonly Segment[], to: readonly Segment[], all: boolean) => {
		for (const p of samplesOf(from, stepM)) {
			if (isWithin(p, to) && isWayClear([p, p], ground, clearM)) least = 0;
			const ends = all ? samplesOf(to, 3 * stepM) : to.map((side) => footOf(p, side));
			for (const q of ends) {
				const lengthM = apart(p, q);
				if (lengthM <= limitM && lengthM < least && isWayClear([p, q], ground, clearM)) least = lengthM;
			}
		}
	};
	look(sidesA, sidesB, false);
	look(sidesB, sidesA, false);
	// Nearest ways were all barred: then any other may be clear.
	if (least === Infinity && ground.mainStreets.length > 0) look(sidesA, sidesB, true);
	return least;
}

/** Length of wall by sampling: along both boundaries, the mean of both. The area must lie to the left of each ring. */
export function measureBruteWall(
	a: BruteArea,
	b: BruteArea,
	ground: BruteGround,
	{ withinM, stepM }: { withinM: number; stepM: number }
): number {
	const along = (from: readonly Segment[], to: readonly Segment[]) => {
		let sum = 0;
		for (const [p, q] of from) {
			const long = apart(p, q);
			const steps = Math.ceil(long / stepM);
			for (let k = 0; k < steps; k++) {
				const t = (k + 0.5) / steps;
				const at: Point2 = [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];
				const isShared = to.some(([c, d]) => {
					const other = apart(c, d);
					if (other === 0 || long === 0) return false;
					const turned = ((q[0] - p[0]) * (d[0] - c[0]) + (q[1] - p[1]) * (d[1] - c[1])) / (long * other);
					const part = ((at[0] - c[0]) * (d[0] - c[0]) + (at[1] - c[1]) * (d[1] - c[1])) / other ** 2;
					const foot: Point2 = [c[0] + part * (d[0] - c[0]), c[1] + part * (d[1] - c[1])];
					return turned <= -Math.cos(Math.PI / 6) && part >= 0 && part <= 1 && apart(at, foot) <= withinM;
				});
				if (isShared) sum += long / steps;
			}
		}
		return sum;
	};
	const [sidesA, sidesB] = [segmentsOf(a, ground), segmentsOf(b, ground)];
	return (along(sidesA, sidesB) + along(sidesB, sidesA)) / 2;
}
