/** An option of a report that is not as it should be. */
export interface WrongOption {
	/** As it was given: `district`, `minutes`. */
	name: string;
	value: string;
	/** What it takes, to follow "takes". */
	right: string;
}

/** Options that a report cannot be made with; the message is one line that names each and what it takes. */
export class WrongOptions extends RangeError {
	override readonly name = 'WrongOptions';
	readonly wrong: readonly WrongOption[];

	constructor(wrong: readonly WrongOption[]) {
		super(wrong.map(({ name, value, right }) => `${name} "${value}": takes ${right}`).join('; '));
		this.wrong = wrong;
	}
}
