/** Characters that a feature's id has at most before a number is added. */
const LONGEST = 80;

/** Makes ids of features in a plan from those in a file: letters, digits and hyphens, each once. */
export class IdMaker {
	readonly #prefix: string;
	readonly #made = new Set<string>();

	/** @param prefix what it is, such as `street` */
	constructor(prefix: string) {
		this.#prefix = prefix;
	}

	/** `way 12#2` → `street-way-12-2`; one that was made before gets a number. */
	make(source: string): string {
		const plain = source
			.normalize()
			.replace(/[^\p{L}\p{N}]+/gu, '-')
			.replace(/^-|-$/g, '')
			.slice(0, LONGEST);
		const stem = `${this.#prefix}-${plain || '1'}`;
		let id = stem;
		for (let n = 2; this.#made.has(id); n++) id = `${stem}-${n}`;
		this.#made.add(id);
		return id;
	}
}
