import { readFile, stat } from 'node:fs/promises';
import { findJsonError } from './find-json-error.ts';
import { InputError, toInputError } from './input-error.ts';
import { parseJson } from './parse-json.ts';

/** Longest text an engine holds is about 512 MB. */
const MAX_BYTES = 500_000_000;

/**
 * A JSON file, parsed; whole numbers beyond 2⁵³ are texts of their digits.
 *
 * @throws InputError if it is not UTF-8 or not JSON, with line and column
 */
export async function readJson(path: string): Promise<unknown> {
	const text = decodeUtf8(path, await readBytes(path));
	try {
		return parseJson(text);
	} catch {
		const { line, column, problem } = findJsonError(text) ?? { line: 1, column: 1, problem: 'too deep' };
		throw new InputError({
			file: path,
			problem: `is broken JSON at line ${line}:${column}: ${problem}`,
			remedy: 'correct it there or export it again'
		});
	}
}

async function readBytes(path: string): Promise<Buffer> {
	try {
		const { size } = await stat(path);
		if (size <= MAX_BYTES) return await readFile(path);
	} catch (error) {
		throw toInputError(path, error);
	}
	throw new InputError({ file: path, problem: 'is larger than 500 MB', remedy: 'cut it to the city' });
}

function decodeUtf8(path: string, bytes: Buffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		const isGbk = isDecodable(bytes, 'gb18030');
		throw new InputError({
			file: path,
			problem: `is not UTF-8 text${isGbk ? ', probably GBK' : ''}`,
			remedy: 'save it as UTF-8'
		});
	}
}

function isDecodable(bytes: Buffer, encoding: string): boolean {
	try {
		new TextDecoder(encoding, { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
