import { writeSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { UsageError } from './usage.ts';

/** Where what a command says goes: documents and texts as bytes, remarks as lines. */
export interface Output {
	out: (bytes: Uint8Array) => void;
	err: (text: string) => void;
}

let output: Output = { out: writeToStdout, err: (text) => void process.stderr.write(text) };

/** For who calls commands without a process of their own. */
export function writeTo(to: Output): void {
	output = to;
}

/** Writes one document to stdout, whole: a pipe that is slow to read does not cut it short. */
export function printJson(document: unknown): void {
	printText(`${JSON.stringify(document)}\n`);
}

export function printText(text: string): void {
	output.out(Buffer.from(text));
}

function writeToStdout(bytes: Uint8Array): void {
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
	output.err(`${line}\n`);
}

/**
 * Writes a file whole or not at all.
 *
 * @throws UsageError naming a path that cannot be written to
 */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
	const making = `${path}.tmp`;
	try {
		const isPlain = await stat(path).then(
			(found) => found.isFile(),
			() => true
		);
		// A pipe or a device cannot be put in place of another.
		if (!isPlain) return await writeFile(path, text);
		await writeFile(making, text);
		await rename(making, path);
	} catch (error) {
		await rm(making, { force: true }).catch(() => {});
		const { code, message } = error as NodeJS.ErrnoException;
		throw new UsageError(`${path}: cannot be written (${code ?? message}); give another path.`);
	}
}

/** Reports progress of long work on stderr: a line for each tenth, from 0 to 1. */
export function buildProgress(what: string): (share: number) => void {
	let told = 0;
	return (share) => {
		const tenths = Math.floor(10 * share + 1e-9);
		if (tenths > told) note(`${what}: ${10 * tenths} %`);
		told = Math.max(told, tenths);
	};
}
