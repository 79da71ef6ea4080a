import { bboxOfFlat } from '../geometry/bbox.ts';
import type { LngLat } from '../geometry/types.ts';
import { buildLocalMetres, type LocalMetres } from '../geometry/local-metres.ts';

/** Cells are this wide where there are not too many of them. */
const CELL_M = 60;
const MAX_CELLS = 500_000;

/** Crossings of streets this near to an end of a line are the street that the end stands on. */
const END_M = 0.4;

/** A line that only touches the end of another is said to cross it. */
const TOUCH = 1e-9;

/** Which ends of a line may stand on a street. */
export interface OnStreet {
	a: boolean;
	b: boolean;
}

const BOTH_ENDS: OnStreet = { a: true, b: true };

/** Straight pieces of lines: longitude, latitude of both ends, four numbers each. */
type Pieces = readonly number[] | Float64Array;

/** Tells whether straight lines cross streets or walls. */
export class LineGrid {
	readonly #plane: LocalMetres;
	/** Ends of each piece in metres of the plane. */
	readonly #xy: Float64Array;
	/** Pieces from this number on are walls. */
	readonly #firstWall: number;
	readonly #cellM: number;
	readonly #west: number = 0;
	readonly #south: number = 0;
	readonly #columns: number = 0;
	readonly #rows: number = 0;
	/** Pieces of each cell: items[i] for start[cell] ≤ i < start[cell + 1]. */
	readonly #start: Uint32Array;
	readonly #items: Uint32Array;

	/**
	 * @param streets a line may end on them
	 * @param walls a line may not even touch them
	 */
	constructor(streets: Pieces, walls: Pieces = []) {
		this.#firstWall = streets.length / 4;
		const count = (streets.length + walls.length) / 4;
		this.#plane = buildLocalMetres([streets[0] ?? walls[0] ?? 0, streets[1] ?? walls[1] ?? 0]);
		const [perLng, perLat] = this.#plane.metresPerDegree;
		const [lng0, lat0] = this.#plane.origin;
		this.#xy = new Float64Array(4 * count);
		for (let i = 0; i < this.#xy.length; i += 2) {
			const isStreet = i < streets.length;
			const x = ((isStreet ? streets[i]! : walls[i - streets.length]!) - lng0) * perLng;
			const y = ((isStreet ? streets[i + 1]! : walls[i - streets.length + 1]!) - lat0) * perLat;
			this.#xy[i] = x;
			this.#xy[i + 1] = y;
		}
		this.#cellM = CELL_M;
		if (count > 0) {
			const [west, south, east, north] = bboxOfFlat(this.#xy);
			const [width, height] = [east - west, north - south];
			this.#cellM = Math.max(CELL_M, Math.sqrt((width * height) / MAX_CELLS), (width + height) / MAX_CELLS);
			[this.#west, this.#south] = [west, south];
			this.#columns = Math.floor(width / this.#cellM) + 1;
			this.#rows = Math.floor(height / this.#cellM) + 1;
		}
		[this.#start, this.#items] = this.#fill(count);
	}

	get isEmpty(): boolean {
		return this.#items.length === 0;
	}

	#fill(count: number): [start: Uint32Array, items: Uint32Array] {
		const start = new Uint32Array(this.#columns * this.#rows + 1);
		const eachCell = (visit: (cell: number, piece: number) => void) => {
			for (let piece = 0; piece < count; piece++) {
				const ax = this.#xy[4 * piece]!;
				const ay = this.#xy[4 * piece + 1]!;
				const bx = this.#xy[4 * piece + 2]!;
				const by = this.#xy[4 * piece + 3]!;
				const first = this.#row(Math.min(ay, by));
				const last = this.#row(Math.max(ay, by));
				const left = this.#column(Math.min(ax, bx));
				const right = this.#column(Math.max(ax, bx));
				for (let row = first; row <= last; row++)
					for (let column = left; column <= right; column++) visit(row * this.#columns + column, piece);
			}
		};
		eachCell((cell) => start[cell + 1]!++);
		for (let cell = 1; cell < start.length; cell++) start[cell]! += start[cell - 1]!;
		const next = start.slice();
		const items = new Uint32Array(start.at(-1)!);
		eachCell((cell, piece) => (items[next[cell]!++] = piece));
		return [start, items];
	}

	#column = (x: number) =>
		Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#west) / this.#cellM)));
	#row = (y: number) => Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#south) / this.#cellM)));

	/**
	 * Whether the straight line from `a` to `b` crosses or touches nothing but streets that it ends on.
	 *
	 * @param onStreet which of its ends may stand on a street
	 */
	isClear(a: LngLat, b: LngLat, onStreet: OnStreet = BOTH_ENDS): boolean {
		if (this.isEmpty) return true;
		const [px, py] = this.#plane.toXy(a);
		const [qx, qy] = this.#plane.toXy(b);
		const end = END_M / Math.max(END_M, Math.hypot(qx - px, qy - py));
		const from0 = onStreet.a ? end : -TOUCH;
		const to1 = 1 - (onStreet.b ? end : -TOUCH);
		// Column by column of cells, from the beginning: most lines that cross something do so early.
		const [from, to] = [this.#column(px), this.#column(qx)];
		const step = from <= to ? 1 : -1;
		for (let column = from; ; column += step) {
			const yAt = (x: number) => py + Math.min(1, Math.max(0, (x - px) / (qx - px))) * (qy - py);
			const left = this.#west + column * this.#cellM;
			const isSteep = from === to;
			// A hair wider than the column, so that rounding leaves no cell out.
			const y1 = isSteep ? py : yAt(left - 1e-6);
			const y2 = isSteep ? qy : yAt(left + this.#cellM + 1e-6);
			const top = this.#row(Math.max(y1, y2) + 1e-6);
			for (let row = this.#row(Math.min(y1, y2) - 1e-6); row <= top; row++)
				if (this.#crossesInCell(row * this.#columns + column, px, py, qx, qy, from0, to1)) return false;
			if (column === to) return true;
		}
	}

	/** @param from0,to1 shares of the line between which it may not cross a street */
	#crossesInCell(
		cell: number,
		px: number,
		py: number,
		qx: number,
		qy: number,
		from0: number,
		to1: number
	): boolean {
		const xy = this.#xy;
		for (let i = this.#start[cell]!; i < this.#start[cell + 1]!; i++) {
			const piece = this.#items[i]!;
			const ax = xy[4 * piece]!;
			const ay = xy[4 * piece + 1]!;
			const dx = xy[4 * piece + 2]! - ax;
			const dy = xy[4 * piece + 3]! - ay;
			const det = dx * (qy - py) - dy * (qx - px);
			if (det === 0) continue;
			const t = ((px - ax) * (qy - py) - (py - ay) * (qx - px)) / det;
			if (t < -TOUCH || t > 1 + TOUCH) continue;
			const u = ((px - ax) * dy - (py - ay) * dx) / det;
			const isStreet = piece < this.#firstWall;
			if (u > (isStreet ? from0 : -TOUCH) && u < (isStreet ? to1 : 1 + TOUCH)) return true;
		}
		return false;
	}
}
