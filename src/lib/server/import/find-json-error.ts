/** Where a text stops being JSON. */
export interface JsonError {
	/** 1-based, in characters. */
	line: number;
	column: number;
	problem: string;
}

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SHORT_ESCAPES = '"\\/bfnrt';
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * The first error of a text that `JSON.parse` refuses, or undefined if it is valid; engines name the position
 * only sometimes.
 */
export function findJsonError(text: string): JsonError | undefined {
	let offset = 0;
	const match = (pattern: RegExp) => {
		pattern.lastIndex = offset;
		if (!pattern.test(text)) return false;
		offset = pattern.lastIndex;
		return true;
	};
	const matchString = () => {
		if (text[offset] !== '"') return false;
		const start = offset++;
		while (offset < text.length && text[offset]! >= ' ') {
			if (text[offset] === '"') {
				offset++;
				return true;
			}
			if (text[offset] !== '\\') offset++;
			// A pattern for each of millions takes seconds.
			else if (SHORT_ESCAPES.includes(text[offset + 1] ?? ' ')) offset += 2;
			else if (!match(ESCAPE)) break;
		}
		offset = start;
		return false;
	};
	/** Open brackets, innermost last. */
	const stack: ('{' | '[')[] = [];
	let expected: 'value' | 'value or ]' | 'key' | 'key or }' | 'end' = 'value';
	for (;;) {
		match(SPACE);
		const character = text[offset];
		if (expected === 'end') {
			const bracket = stack.at(-1);
			if (!bracket) return character === undefined ? undefined : locate(text, offset, 'text after the end');
			if (character === ',') {
				offset++;
				expected = bracket === '{' ? 'key' : 'value';
			} else if (character === (bracket === '{' ? '}' : ']')) {
				offset++;
				stack.pop();
			} else return locate(text, offset, `expected , or ${bracket === '{' ? '}' : ']'}`);
		} else if (expected === 'key or }' && character === '}') {
			offset++;
			stack.pop();
			expected = 'end';
		} else if (expected === 'value or ]' && character === ']') {
			offset++;
			stack.pop();
			expected = 'end';
		} else if (expected === 'key' || expected === 'key or }') {
			if (!matchString()) return locate(text, offset, 'expected a field name in "quotes"');
			match(SPACE);
			if (text[offset] !== ':') return locate(text, offset, 'expected :');
			offset++;
			expected = 'value';
		} else if (character === '{' || character === '[') {
			offset++;
			stack.push(character);
			expected = character === '{' ? 'key or }' : 'value or ]';
		} else if (matchString() || match(LITERAL)) expected = 'end';
		else return locate(text, offset, character === '"' ? 'text that does not end' : 'expected a value');
	}
}

function locate(text: string, offset: number, problem: string): JsonError {
	const before = text.slice(0, offset);
	const line = before.split('\n').length;
	const column = offset - before.lastIndexOf('\n');
	const found =
		offset >= text.length ? 'the end of the file' : JSON.stringify(text.slice(offset, offset + 12));
	return { line, column, problem: `${problem}, found ${found}` };
}
