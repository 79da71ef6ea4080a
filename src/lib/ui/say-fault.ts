import type { Lang } from '#lib/carto/view-query.ts';
import { isRefusalCode, sayRefusal } from '#lib/refusals/say-refusal.ts';
import { referenceOf, toFault } from '#lib/state/fault.ts';
import { FAULT_TEXTS, type NameOf } from './messages/faults.ts';

/**
 * What went wrong and what helps, in the reader's language: the only way from an error to the screen. An error's own
 * words are never part of it.
 *
 * @param fault a fault, or whatever was thrown
 * @param nameOf a centre's or community's name by its id; left out: ids
 */
export function sayFault(fault: unknown, lang: Lang, nameOf: NameOf = (id) => id): string {
	const say = FAULT_TEXTS[lang];
	const known = toFault(fault);
	switch (known.code) {
		case 'refused': {
			const { refusal } = known.parameters;
			return isRefusalCode(refusal.code) ? sayRefusal(refusal, lang) : say.newerRefusal;
		}
		case 'edit': {
			const { problem } = known.parameters;
			return (say.edit[problem.code] as (told: typeof problem, name: NameOf) => string)(problem, nameOf);
		}
		case 'unknown':
			return say.unknown(referenceOf(known));
		default:
			return (say.fault[known.code] as (told: typeof known.parameters) => string)(known.parameters);
	}
}
