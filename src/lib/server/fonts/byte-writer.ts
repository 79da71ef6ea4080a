/** Numbers one after the other, the high byte first, as fonts have them. */
export class ByteWriter {
	readonly #bytes: number[] = [];

	get length(): number {
		return this.#bytes.length;
	}

	uint8(...values: number[]): this {
		for (const value of values) this.#bytes.push(value & 0xff);
		return this;
	}

	/** Of signed ones the same bits. */
	int16(...values: number[]): this {
		for (const value of values) this.#bytes.push((value >> 8) & 0xff, value & 0xff);
		return this;
	}

	int32(...values: number[]): this {
		for (const value of values) this.int16((value >>> 16) & 0xffff, value & 0xffff);
		return this;
	}

	/** One byte a character. */
	latin(text: string): this {
		return this.uint8(...Array.from(text, (char) => char.codePointAt(0)!));
	}

	/** With zeros up to a multiple of four bytes. */
	pad(): this {
		while (this.#bytes.length % 4 !== 0) this.#bytes.push(0);
		return this;
	}

	finish(): Uint8Array<ArrayBuffer> {
		return Uint8Array.from(this.#bytes);
	}
}
