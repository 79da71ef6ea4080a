import Flatbush from 'flatbush';
import { growBbox, isEmptyBbox } from './bbox.ts';
import type { Bbox } from './types.ts';

/** Finds boxes by where they are. Without boxes it finds none; empty boxes are never found. */
export class BoxIndex {
	readonly #tree: Flatbush | undefined;
	/** Index of each box in the tree. */
	readonly #indexed: number[];

	constructor(boxes: readonly Bbox[]) {
		this.#indexed = [...boxes.keys()].filter((i) => !isEmptyBbox(boxes[i]!));
		if (this.#indexed.length === 0) return;
		this.#tree = new Flatbush(this.#indexed.length);
		for (const i of this.#indexed) this.#tree.add(...boxes[i]!);
		this.#tree.finish();
	}

	/**
	 * Indexes of the boxes that come within a margin of this one, touching included; in no particular order, but always
	 * in the same.
	 */
	search(box: Bbox, margin = 0): number[] {
		return this.#tree?.search(...growBbox(box, margin)).map((found) => this.#indexed[found]!) ?? [];
	}
}
