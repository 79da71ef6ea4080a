import { UnreadableFile } from '../unreadable-file.ts';

/** A group of a DXF: a code that says what the value is. */
export interface DxfGroup {
	code: number;
	/** Without blanks around it, but for texts, where they belong to it. */
	value: string;
}

/** Codes of texts, whose blanks are kept. */
const isText = (code: number): boolean => code <= 9 || (code >= 300 && code < 310) || code === 1000;

/**
 * The groups of an ASCII DXF: a line with the code, then one with the value. What follows the end of the file is passed
 * over, and so is a last code without a value.
 *
 * @throws UnreadableFile where a line is no code
 */
export function* listGroups(file: string, text: string): Generator<DxfGroup> {
	let at = 0;
	let line = 0;
	const next = (): string | undefined => {
		if (at >= text.length) return undefined;
		const end = text.indexOf('\n', at);
		const found = text.slice(at, end < 0 ? text.length : end);
		at = end < 0 ? text.length : end + 1;
		line++;
		return found.endsWith('\r') ? found.slice(0, -1) : found;
	};
	for (let head = next(); head !== undefined; head = next()) {
		const code = head.trim();
		if (code === '' && at >= text.length) return;
		if (!/^-?\d{1,4}$/.test(code)) throw new UnreadableFile(file, 'broken-dxf', { line });
		const value = next();
		if (value === undefined) return;
		if (code === '0' && value.trim() === 'EOF') return;
		yield { code: Number(code), value: isText(Number(code)) ? value : value.trim() };
	}
}
