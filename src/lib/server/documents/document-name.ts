import type { DocumentName } from '#lib/refusals/types.ts';
import { Refused } from '../refused.ts';

const LENGTH_MAX = 80;

/**
 * A name as it is kept: without blanks around it.
 *
 * @throws Refused if it is empty, too long or not one line
 */
export function tidyDocumentName(document: DocumentName, name: string): string {
	const trimmed = name.normalize('NFC').trim();
	const length = [...trimmed].length;
	if (length < 1 || length > LENGTH_MAX)
		throw new Refused(400, 'wrong-name', { document, most: LENGTH_MAX, length });
	if (/\p{Cc}/u.test(trimmed)) throw new Refused(400, 'name-of-lines', { document });
	return trimmed;
}

/** Whether a text may be the id of a document. */
export function isDocumentId(text: string): boolean {
	return /^[\w-]{1,40}$/.test(text);
}
