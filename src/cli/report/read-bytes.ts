import { readFile } from 'node:fs/promises';
import { toInputError } from '#lib/server/import/input-error.ts';

/** A file of the user's. @throws InputError if it cannot be read */
export async function readBytes(path: string): Promise<Uint8Array> {
	try {
		return new Uint8Array(await readFile(path));
	} catch (error) {
		throw toInputError(path, error);
	}
}
