type Point = readonly [x: number, y: number];

/** Which room names take on a map of one zoom, px on the Mercator square: each keeps off others, and far off the same. */
export class NameRoom {
	/** Points along a name are so far apart at most. */
	static readonly LETTER_PX = 14;
	/** Between points of two names. */
	static readonly #CLEAR_PX = 17;

	readonly #apartPx: number;
	readonly #names = new Map<string, Point[]>();
	readonly #cells = new Map<string, Point[]>();

	/** @param apartPx between the middles of the same name twice */
	constructor(apartPx: number) {
		this.#apartPx = apartPx;
	}

	/** @param points the middle of the name first, then points along it */
	isFree(name: string, [middle, ...points]: readonly Point[]): boolean {
		return (
			(this.#names.get(name) ?? []).every((other) => distance(other, middle!) >= this.#apartPx) &&
			points.every((point) =>
				cellsAround(point).every((key) =>
					(this.#cells.get(key) ?? []).every((other) => distance(other, point) >= NameRoom.#CLEAR_PX)
				)
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

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);

const cellOf = ([x, y]: Point): string => `${Math.floor(x / CELL_PX)} ${Math.floor(y / CELL_PX)}`;

const cellsAround = ([x, y]: Point): string[] =>
	[-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => cellOf([x + dx * CELL_PX, y + dy * CELL_PX])));

function push(map: Map<string, Point[]>, key: string, point: Point): void {
	const list = map.get(key);
	if (list) list.push(point);
	else map.set(key, [point]);
}
