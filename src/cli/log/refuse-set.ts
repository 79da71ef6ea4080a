import { InputError } from '#lib/server/import/input-error.ts';
import { Refused } from '#lib/server/refused.ts';
import { toUsageError } from '../asked-plan.ts';

/**
 * Why a change set of a file was not made: with the file and the place of each change in it, counted from 0 as JSON
 * does.
 *
 * @param at of the set in the file: '' where it is the whole of it
 */
export function refuseSet(error: unknown, file: string, at: string): unknown {
	if (!(error instanceof Refused) || error.code === 'unknown-city') return toUsageError(error);
	if (error.code !== 'wrong-changes')
		return new InputError({
			file,
			feature: at || undefined,
			problem: error.message.replace(/\.$/, ''),
			remedy: 'nothing of it was made'
		});
	const { problems, more } = (error as Refused<'wrong-changes'>).parameters;
	const said = problems.map(({ at: index, layer, featureId, field, reason }) => {
		const place = index === null ? '' : `${at}${at && '.'}changes[${index}] `;
		return `${place}${[layer, featureId && `"${featureId}"`, field].filter(Boolean).join(' ')} ${reason.en}`;
	});
	if (more > 0) said.push(`and ${more} more problems`);
	return new InputError({ file, problem: said.join('; '), remedy: 'nothing of this set was made' });
}
