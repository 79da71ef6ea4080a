import type { WrongParameter } from '#lib/carto/check-view-query.ts';
import { Refused } from '../refused.ts';

/** An invalid request: every wrong value with the valid ones. */
export class WrongRequest extends Refused<'wrong-parameters'> {
	constructor(wrong: readonly WrongParameter[]) {
		super(400, 'wrong-parameters', { wrong: [...wrong] });
		this.name = 'WrongRequest';
	}

	get wrong(): readonly WrongParameter[] {
		return this.parameters.wrong;
	}
}
