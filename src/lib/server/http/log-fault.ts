import { referenceOf } from './reference-of.ts';

/** Writes an error that nobody foresaw to the server's log, with the reference by which readers name it. */
export function logFault(error: unknown): void {
	process.stderr.write(`[${referenceOf(error)}] ${error instanceof Error ? error.stack : String(error)}\n`);
}
