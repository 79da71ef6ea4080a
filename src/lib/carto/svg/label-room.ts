import { overlaps, type Box } from './box.ts';

const CELL_PX = 64;

type Cells = Map<string, Box[]>;

/**
 * Which room on a picture is taken by labels: whoever comes first has it. Signs that will lie over labels take room
 * from those alone that can stand elsewhere.
 */
export class LabelRoom {
	readonly #labels: Cells = new Map();
	readonly #signs: Cells = new Map();

	/** Whether no label lies on any of the boxes. */
	isFree(boxes: readonly Box[]): boolean {
		return this.#isFreeOf(this.#labels, boxes);
	}

	/** Whether a sign will lie on one of the boxes. */
	isUnderSign(boxes: readonly Box[]): boolean {
		return !this.#isFreeOf(this.#signs, boxes);
	}

	take(boxes: readonly Box[]) {
		this.#take(this.#labels, boxes);
	}

	takeSign(box: Box) {
		this.#take(this.#signs, [box]);
	}

	#take(cells: Cells, boxes: readonly Box[]) {
		for (const box of boxes)
			for (const key of this.#cellsOf(box)) {
				const cell = cells.get(key);
				if (cell) cell.push(box);
				else cells.set(key, [box]);
			}
	}

	#isFreeOf(cells: Cells, boxes: readonly Box[]): boolean {
		return boxes.every((box) =>
			this.#cellsOf(box).every((key) => !cells.get(key)?.some((other) => overlaps(box, other)))
		);
	}

	#cellsOf({ left, top, right, bottom }: Box): string[] {
		const keys: string[] = [];
		for (let x = Math.floor(left / CELL_PX); x <= Math.floor(right / CELL_PX); x++)
			for (let y = Math.floor(top / CELL_PX); y <= Math.floor(bottom / CELL_PX); y++) keys.push(`${x} ${y}`);
		return keys;
	}
}
