import { stripNumbering } from '../names/strip-numbering.ts';

/** What people write where they have nothing to say. */
const NOTHING = /^(-+|[—–―]+|\/|无|n\/?a|null|none|nan)$/i;

/**
 * A text as it is kept: one blank between words and none around them, a name without the number that the list gave it.
 * Other values stay as they are.
 *
 * @returns `undefined` for a text that stands for nothing
 */
export function tidyValue(field: string, value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = value.normalize('NFC').replace(/\s+/g, ' ').trim();
	const tidy = field === 'name' ? stripNumbering(text) : text;
	return tidy === '' || (field !== 'id' && NOTHING.test(tidy)) ? undefined : tidy;
}
