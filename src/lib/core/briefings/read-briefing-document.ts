import { describeBriefingProblems } from './describe-briefing-problems.ts';
import type { BriefingDocument } from './types.ts';

/**
 * A briefing from JSON of any kind.
 *
 * @throws RangeError naming the slide and the field that is not as it should be, and what is right there; with several
 * of them, the first and how many more there are
 */
export function readBriefingDocument(value: unknown): BriefingDocument {
	const [first, ...more] = describeBriefingProblems(value, 'en');
	if (first === undefined) return value as BriefingDocument;
	throw new RangeError(more.length === 0 ? first : `${first} (${more.length} more like this.)`);
}
