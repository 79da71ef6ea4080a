import type { Both } from '#lib/core/figures/types.ts';

/** A template that cannot be filled in: says what is wrong with it and what to do, in both languages. */
export class TemplateError extends Error {
	readonly say: Both;
	/** The first slot that is missing or cannot be used, as `number`; `null` if the file itself is no template. */
	readonly slot: string | null;

	constructor(say: Both, slot: string | null = null) {
		super(`${say.zh} ${say.en}`);
		this.name = 'TemplateError';
		this.say = say;
		this.slot = slot;
	}
}
