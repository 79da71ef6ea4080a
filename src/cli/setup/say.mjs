/** A failure the reader can mend: its message says how, and no stack trace is shown. */
export class SetupError extends Error {
	/**
	 * @param {string} message one line: what is wrong and what to do
	 * @param {number} [exitCode]
	 */
	constructor(message, exitCode = 2) {
		super(message);
		this.name = 'SetupError';
		this.exitCode = exitCode;
	}
}

/**
 * Progress goes to stderr, so that a command's stdout holds its answer and nothing else.
 *
 * @param {string} message
 */
export function say(message) {
	process.stderr.write(`lianpian: ${message}\n`);
}
