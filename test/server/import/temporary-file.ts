import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '#lib/server/import/input-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-import-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A file that is gone when the tests are done. */
export function writeTemporary(name: string, content: string | Uint8Array | object): string {
	const path = join(folder, name);
	const isText = typeof content === 'string' || content instanceof Uint8Array;
	writeFileSync(path, isText ? content : JSON.stringify(content));
	return path;
}

export const temporaryFolder = folder;

/** The message of the InputError that `read` ends with, checked to be one line that names the file. */
export async function messageOf(path: string, read: (path: string) => Promise<unknown>): Promise<string> {
	const error: unknown = await read(path).then(
		() => undefined,
		(thrown: unknown) => thrown
	);
	if (!(error instanceof InputError)) throw new Error(`expected an InputError, got ${String(error)}`);
	if (!error.message.startsWith(path)) throw new Error(`the file is not named: ${error.message}`);
	if (/\n|^\s+at /.test(error.message)) throw new Error(`more than one line: ${error.message}`);
	return error.message.slice(path.length + 2);
}
