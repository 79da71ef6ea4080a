/** How deep tables may lie in each other. */
const MAX_DEPTH = 32;

/**
 * A table of a FlatBuffer: fields by their numbers, read where they lie. Whatever a damaged file says, nothing outside of
 * the view is read.
 *
 * @throws RangeError by any method where an offset leads outside, or tables lie too deep in each other
 * @see https://flatbuffers.dev/internals
 */
export class FlatTable {
	readonly #view: DataView;
	readonly #at: number;
	readonly #depth: number;

	/** @param at where the table's offset stands: 0 is the root of a buffer */
	constructor(view: DataView, at = 0, depth = 0) {
		if (depth > MAX_DEPTH) throw new RangeError('Tables lie too deep in each other.');
		this.#view = view;
		this.#at = at + view.getUint32(at, true);
		this.#depth = depth;
	}

	/** Where a field lies; `undefined` where the table has none of that number. */
	#find(field: number): number | undefined {
		const fields = this.#at - this.#view.getInt32(this.#at, true);
		const entry = 4 + 2 * field;
		if (entry >= this.#view.getUint16(fields, true)) return undefined;
		const offset = this.#view.getUint16(fields + entry, true);
		return offset === 0 ? undefined : this.#at + offset;
	}

	byte(field: number): number {
		const at = this.#find(field);
		return at === undefined ? 0 : this.#view.getUint8(at);
	}

	short(field: number, otherwise: number): number {
		const at = this.#find(field);
		return at === undefined ? otherwise : this.#view.getUint16(at, true);
	}

	int(field: number): number {
		const at = this.#find(field);
		return at === undefined ? 0 : this.#view.getInt32(at, true);
	}

	long(field: number): number {
		const at = this.#find(field);
		return at === undefined ? 0 : Number(this.#view.getBigUint64(at, true));
	}

	/** Where a vector begins, and how many items it has. */
	#vector(field: number, itemBytes: number): { start: number; length: number } {
		const found = this.#find(field);
		if (found === undefined) return { start: 0, length: 0 };
		const at = found + this.#view.getUint32(found, true);
		const length = this.#view.getUint32(at, true);
		if (at + 4 + length * itemBytes > this.#view.byteLength) throw new RangeError('A list ends outside.');
		return { start: at + 4, length };
	}

	bytes(field: number): Uint8Array {
		const { start, length } = this.#vector(field, 1);
		return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length);
	}

	text(field: number): string {
		return new TextDecoder().decode(this.bytes(field));
	}

	ints(field: number): number[] {
		const { start, length } = this.#vector(field, 4);
		return Array.from({ length }, (_, i) => this.#view.getUint32(start + 4 * i, true));
	}

	doubles(field: number): number[] {
		const { start, length } = this.#vector(field, 8);
		return Array.from({ length }, (_, i) => this.#view.getFloat64(start + 8 * i, true));
	}

	table(field: number): FlatTable | undefined {
		const at = this.#find(field);
		return at === undefined ? undefined : new FlatTable(this.#view, at, this.#depth + 1);
	}

	*tables(field: number): Generator<FlatTable> {
		const { start, length } = this.#vector(field, 4);
		for (let i = 0; i < length; i++) yield new FlatTable(this.#view, start + 4 * i, this.#depth + 1);
	}
}
