import { isIsoDate } from '../text/is-iso-date.ts';
/** A reference date that is not available. The message is one line that names the available one. */
export class AsOfError extends RangeError {
	override readonly name = 'AsOfError';
}

/**
 * The reference date of a report: the requested one, or the data's own. Only the present state of the plan is stored, so
 * that nothing can be said of an earlier one.
 *
 * @param asked requested ISO date; `undefined`: that of the data
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
