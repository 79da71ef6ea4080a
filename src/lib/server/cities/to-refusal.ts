import type { Refusal } from '#lib/refusals/types.ts';
import { logFault } from '../http/log-fault.ts';
import { referenceOf } from '../http/reference-of.ts';
import { InputError } from '../import/input-error.ts';
import { Refused } from '../refused.ts';

/**
 * Why no city can be made, as it is told.
 *
 * @param names of files that were sent, by where they lie
 */
export function toRefusal(error: unknown, names: ReadonlyMap<string, string>): Refusal {
	if (error instanceof Refused) return { code: error.code, parameters: error.parameters } as Refusal;
	if (error instanceof InputError) {
		const {
			file,
			problem,
			remedy,
			feature = '',
			field = ''
		} = error.inFile(names.get(error.file) ?? error.file);
		return { code: 'unusable-file', parameters: { file, problem, remedy, feature, field } };
	}
	logFault(error);
	return { code: 'internal', parameters: { reference: referenceOf(error) } };
}
