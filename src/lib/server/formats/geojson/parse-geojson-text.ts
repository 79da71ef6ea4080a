import type { LeftOut } from '#lib/core/intake/types.ts';
import { findJsonError } from '../../import/find-json-error.ts';
import { parseJson } from '../../import/parse-json.ts';
import { leaveOut } from '../build-layer.ts';
import { findBracketFault } from './find-bracket-fault.ts';
import { UnreadableFile } from '../unreadable-file.ts';

const RECORD_SEPARATOR = '\u001E';

/** Broken lines after which a text with no more whole ones is none of lines. */
const MOST_BROKEN = 1_000;

/** A parsed document, and the number of its line where every line is one. */
export interface JsonRecord {
	json: unknown;
	line?: number;
}

/**
 * The documents of a text: one, or one a line (newline-delimited, or a text sequence of RFC 8142). In a text of lines a
 * line that is broken is left out; the first must not be.
 *
 * @throws UnreadableFile if it is not JSON, with line and column
 */
export function parseGeojsonText(file: string, text: string): { records: JsonRecord[]; leftOut: LeftOut[] } {
	if (text.trim() === '') throw new UnreadableFile(file, 'empty-file');
	const fault = findBracketFault(text);
	if (fault) throw new UnreadableFile(file, 'broken-json', { line: 1, column: 1, detail: fault });
	if (!text.trimStart().startsWith(RECORD_SEPARATOR)) {
		try {
			return { records: [{ json: parseJson(text) }], leftOut: [] };
		} catch (error) {
			if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
		}
		const firstLine = /\S[^\n]*/.exec(text)![0];
		if (tryParse(firstLine) === undefined) throw refuse(file, text);
		return parseParts(file, text.split('\n'));
	}
	// In a sequence a document may take several lines: those before it are counted.
	return parseParts(file, text.split(RECORD_SEPARATOR));
}

/** @throws UnreadableFile if none can be parsed */
function parseParts(file: string, parts: readonly string[]) {
	const records: JsonRecord[] = [];
	const leftOut: LeftOut[] = [];
	let line = 1;
	const isByLine = parts.every((part) => !part.includes('\n'));
	for (const part of parts) {
		const json = part.trim() === '' ? undefined : tryParse(part);
		if (json !== undefined) records.push({ json, line });
		else if (part.trim() !== '') leftOut.push(leaveOut(line, 'broken-line', {}, part.trim().slice(0, 60)));
		if (leftOut.length > MOST_BROKEN && leftOut.length > records.length) throw refuse(file, part);
		line += isByLine ? 1 : part.split('\n').length - 1;
	}
	if (records.length === 0) throw refuse(file, parts.find((part) => part.trim() !== '') ?? '');
	return { records, leftOut };
}

function tryParse(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		return undefined;
	}
}

function refuse(file: string, text: string): UnreadableFile {
	const { line, column, problem } = findJsonError(text) ?? { line: 1, column: 1, problem: 'too deep' };
	return new UnreadableFile(file, 'broken-json', { line, column, detail: problem });
}
