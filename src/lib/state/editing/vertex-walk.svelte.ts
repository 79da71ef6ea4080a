import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { isSamePosition } from '#lib/core/shaping/checked-ring.ts';
import { editVertex, type VertexEdit } from '#lib/core/shaping/edit-vertex.ts';
import { listVertices, type Vertex } from '#lib/core/shaping/list-vertices.ts';
import type { Shape } from '#lib/core/shaping/types.ts';

/** Which vertex of the shape in the hand keys and buttons change, and what they make of it. */
export class VertexWalk {
	/** Where it was last, and at which number: rings may begin elsewhere after a change. */
	#at = $state.raw<{ lngLat: LngLat; number: number } | null>(null);
	readonly #parts: { shape: () => Shape | null; reshape: (shape: Shape, key?: string) => void };

	constructor(parts: { shape: () => Shape | null; reshape: (shape: Shape, key?: string) => void }) {
		this.#parts = parts;
	}

	readonly vertices: readonly Vertex[] = $derived.by(() => {
		const shape = this.#parts.shape();
		return shape ? listVertices(shape) : [];
	});

	/** Number of the vertex, from 0; −1: none. */
	readonly number: number = $derived.by(() => {
		const at = this.#at;
		if (!at || this.vertices.length === 0) return -1;
		const isThere = ({ lngLat }: Vertex) => isSamePosition(lngLat, at.lngLat);
		const kept = this.vertices[at.number];
		if (kept && isThere(kept)) return at.number;
		const found = this.vertices.findIndex(isThere);
		if (found >= 0) return found;
		const offM = this.vertices.map(({ lngLat }) => haversineM(...lngLat, ...at.lngLat));
		return offM.indexOf(Math.min(...offM));
	});

	get vertex(): { number: number; lngLat: LngLat } | null {
		const found = this.vertices[this.number];
		return found ? { number: this.number + 1, lngLat: found.lngLat } : null;
	}

	/** Goes to the next vertex or the one before. @returns false beyond the last and before the first: none is chosen then */
	walk(by: 1 | -1): boolean {
		const next = this.number >= 0 ? this.number + by : by > 0 ? 0 : this.vertices.length - 1;
		const vertex = this.vertices[next];
		this.#at = vertex ? { lngLat: vertex.lngLat, number: next } : null;
		return vertex !== undefined;
	}

	/** Chooses the vertex that is nearest; `null`: none. */
	choose(lngLat: LngLat | null) {
		this.#at = lngLat && { lngLat, number: -1 };
	}

	/** @param key steps of one key are one, as long as it is the same vertex */
	moveTo(lngLat: LngLat, key?: string) {
		this.#edit({ op: 'move', lngLat }, key && `${key} ${this.number}`);
	}

	insert() {
		this.#edit({ op: 'insert' });
	}

	remove() {
		this.#edit({ op: 'remove' });
	}

	#edit(edit: VertexEdit, key?: string) {
		const { number } = this;
		const at = this.vertices[number];
		const shape = this.#parts.shape();
		if (!at || !shape || shape.type === 'Point') return;
		const made = editVertex(shape, at, edit);
		this.#parts.reshape(made.shape, key);
		// Refused, the shape is as it was, and so is the vertex.
		if (this.#parts.shape() !== shape)
			this.#at = { lngLat: made.lngLat, number: edit.op === 'insert' ? number + 1 : number };
	}
}
