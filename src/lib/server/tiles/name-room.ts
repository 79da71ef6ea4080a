type Point = readonly [x: number, y: number];

/** Which room names take on a map of one zoom, px on the Mercator square: each keeps off others, and far off the same. */
export class NameRoom {
	/** Points along a name are so far apart at most. */
	static readonly LETTER_PX = 14;
	/** Between points of two names. */
	static readonly #CLEAR_PX = 17;

	readonly #apartPx: number;
	readonly #names = new Map<string, Point[]>();
	readonly #cells = new Map<number, Point[]>();

	/** @param apartPx between the middles of the same name twice */
	constructor(apartPx: number) {
		this.#apartPx = apartPx;
	}

	/** @param points the middle of the name first, then points along it */
	isFree(name: string, [middle, ...points]: readonly Point[]): boolean {
		return (
			(this.#names.get(name) ?? []).every((other) => isApart(other, middle!, this.#apartPx)) &&
			points.every((point) =>
				AROUND.every((step) => {
					const there = this.#cells.get(cellOf(point) + step);
					return !there || there.every((other) => isApart(other, point, NameRoom.#CLEAR_PX));
				})
			)
		);
	}

	/** @param points as for `isFree` */
	take(name: string, [middle, ...points]: readonly Point[]): void {
		push(this.#names, name, middle!);
		for (const point of points) push(this.#cells, cellOf(point), point);
	}
}

const CELL_PX = 32;

/** Most points are far off in one direction alone, which is told much faster. */
const isApart = ([ax, ay]: Point, [bx, by]: Point, px: number): boolean =>
	Math.abs(ax - bx) >= px || Math.abs(ay - by) >= px || Math.hypot(ax - bx, ay - by) >= px;

/** More rows of cells than the closest map has. */
const ROWS = 2 ** 24;

const cellOf = ([x, y]: Point): number => Math.floor(x / CELL_PX) * ROWS + Math.floor(y / CELL_PX);

/** From a cell to itself and its neighbours. */
const AROUND = [-1, 0, 1].flatMap((column) => [-1, 0, 1].map((row) => column * ROWS + row));

function push<Key>(map: Map<Key, Point[]>, key: Key, point: Point): void {
	const list = map.get(key);
	if (list) list.push(point);
	else map.set(key, [point]);
}
