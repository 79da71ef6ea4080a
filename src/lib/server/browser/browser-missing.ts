/** No browser to draw with, or none that starts. The message is one line that says how to get one. */
export class BrowserMissing extends Error {
	override readonly name = 'BrowserMissing';

	/** @param chosen the path that `CHROME_PATH` names, where that is the fault */
	constructor(chosen?: string, options?: ErrorOptions) {
		const fault = chosen
			? `CHROME_PATH is ${chosen}, and no browser starts there`
			: 'There is no Chrome or Chromium on this machine';
		super(
			`${fault}. Install one (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk) or set CHROME_PATH to one; ` +
				'.svg needs none.',
			options
		);
	}
}
