import { isIsoDate } from '../text/is-iso-date.ts';
/** A date that a report cannot speak for. The message is one line that says which it can. */
export class AsOfError extends RangeError {
	override readonly name = 'AsOfError';
}

/**
 * The date a report speaks for: the one asked for, or the data's own. Only the present state of the plan is kept, so
 * that nothing can be said of an earlier one.
 *
 * @param asked ISO date; `undefined`: that of the data
 * @param dataAsOf ISO date the data are true for
 * @throws AsOfError if it is no date, or earlier than the data
 */
export function checkAsOf(asked: string | undefined, dataAsOf: string): string {
	if (asked === undefined) return dataAsOf;
	if (!isIsoDate(asked))
		throw new AsOfError(
			`"${asked}" is no date; write year, month and day as in ${dataAsOf}. 日期应写作年-月-日。`
		);
	if (asked < dataAsOf)
		throw new AsOfError(
			`No state earlier than ${dataAsOf} is kept, so there is no report as of ${asked}; the earliest is ${dataAsOf}. 未保存更早的状态，最早为 ${dataAsOf}。`
		);
	return asked;
}
