import { readFile } from 'node:fs/promises';
import { InputError, toInputError } from '#lib/server/import/input-error.ts';

/**
 * A file of text: UTF-8, UTF-16 with its mark, or else GB 18030 (GBK), as Excel in China writes it.
 *
 * @throws InputError if it cannot be read, is empty, or is no text
 */
export async function readText(file: string): Promise<string> {
	const bytes = await readFile(file).catch((error: unknown) => {
		throw toInputError(file, error);
	});
	if (bytes.every((byte) => byte <= 0x20))
		throw new InputError({ file, problem: 'is empty', remedy: 'give a table of costs' });
	const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	const encodings = isUtf16 ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030'];
	for (const encoding of encodings)
		try {
			const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
			if (!text.includes('\0')) return text;
		} catch {
			// The next one may fit.
		}
	throw new InputError({ file, problem: 'is no text', remedy: 'save the table as CSV in UTF-8' });
}
