import { writeSync } from 'node:fs';

/** Writes one document to stdout, whole: a pipe that is slow to read does not cut it short. */
export function printJson(document: unknown): void {
	printText(`${JSON.stringify(document)}\n`);
}

export function printText(text: string): void {
	let bytes = Buffer.from(text);
	while (bytes.length > 0) {
		try {
			bytes = bytes.subarray(writeSync(1, bytes));
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === 'EPIPE') return;
			if (code !== 'EAGAIN') throw error;
		}
	}
}

/** Progress and remarks go to stderr, one line each. */
export function note(line: string): void {
	process.stderr.write(`${line}\n`);
}
