import { Refused } from '../refused.ts';

/** No browser to draw with, or none that starts. The message is one line that says how to get one. */
export class BrowserMissing extends Refused<'no-browser'> {
	/** @param chosen the path that `CHROME_PATH` names, where that is the fault */
	constructor(chosen?: string, options?: ErrorOptions) {
		super(503, 'no-browser', { chosen: chosen ?? null }, options);
		this.name = 'BrowserMissing';
	}
}

/** Whether that is what went wrong, in this thread or in another. */
export function isBrowserMissing(error: unknown): error is Refused<'no-browser'> {
	return error instanceof Refused && error.code === 'no-browser';
}
