import { overlaps, type Box } from './box.ts';

const CELL_PX = 64;

/** Which room on a picture is taken by labels: whoever comes first has it. */
export class LabelRoom {
	readonly #cells = new Map<string, Box[]>();

	/** Whether no label lies on any of the boxes. */
	isFree(boxes: readonly Box[]): boolean {
		return boxes.every((box) => this.#cellsOf(box).every((key) => !this.#meets(key, box)));
	}

	take(boxes: readonly Box[]) {
		for (const box of boxes)
			for (const key of this.#cellsOf(box)) {
				const cell = this.#cells.get(key);
				if (cell) cell.push(box);
				else this.#cells.set(key, [box]);
			}
	}

	#meets(key: string, box: Box): boolean {
		return this.#cells.get(key)?.some((other) => overlaps(box, other)) ?? false;
	}

	#cellsOf({ left, top, right, bottom }: Box): string[] {
		const keys: string[] = [];
		for (let x = Math.floor(left / CELL_PX); x <= Math.floor(right / CELL_PX); x++)
			for (let y = Math.floor(top / CELL_PX); y <= Math.floor(bottom / CELL_PX); y++) keys.push(`${x} ${y}`);
		return keys;
	}
}
