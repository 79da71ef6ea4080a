import { InputError, quoteValue } from '../import/input-error.ts';

/** A file has no sheet or layer of this name. */
export class UnknownSheet extends InputError {
	constructor(file: string, sheet: string, sheets: readonly string[]) {
		super({
			file,
			problem: `has no sheet or layer ${quoteValue(sheet)}`,
			remedy: `choose one of ${sheets.join(', ')}`
		});
	}
}
