import type { Told } from '#lib/core/intake/types.ts';
import { fillText, UNREADABLE, type UnreadableCode } from '#lib/intake-texts/reading.ts';
import { InputError } from '../import/input-error.ts';

/** A file that cannot be read at all. Its message is English; `code` and `parameters` say the same in both languages. */
export class UnreadableFile extends InputError implements Told {
	readonly code: UnreadableCode;
	readonly parameters: Told['parameters'];

	constructor(file: string, code: UnreadableCode, parameters: Told['parameters'] = {}) {
		const { problem, remedy } = UNREADABLE[code];
		super({ file, problem: fillText(problem.en, parameters), remedy: fillText(remedy.en, parameters) });
		this.code = code;
		this.parameters = parameters;
	}
}
