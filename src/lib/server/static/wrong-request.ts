import type { WrongParameter } from '#lib/carto/check-view-query.ts';

/** What was asked for cannot be drawn: every wrong value with what is right. */
export class WrongRequest extends Error {
	override readonly name = 'WrongRequest';
	readonly wrong: readonly WrongParameter[];

	constructor(wrong: readonly WrongParameter[]) {
		super(wrong.map(({ name, value, right }) => `${name} "${value}": takes ${right}`).join('; '));
		this.wrong = wrong;
	}
}
