const [QUOTE, BACKSLASH, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [
	0x22, 0x5c, 0x5b, 0x7b, 0x5d, 0x7d
];

/** How deep lists and objects may lie in each other for a parser to try; a feature that is less deep is left out alone. */
const MOST_DEEP = 500_000;
/** `[1,2],` has three characters a bracket; where many have fewer, there is hardly anything between them. */
const LEAST_APART = 2.5;
const MANY = 1_000_000;

/**
 * What is wrong with the brackets of a JSON text, told by counting those outside of texts before a parser works its way
 * through millions of them, which takes it long; `undefined` if nothing is. Whether they match is for the parser to say.
 */
export function findBracketFault(text: string): 'too deep' | 'brackets without values' | undefined {
	let depth = 0;
	let count = 0;
	for (let i = 0; i < text.length; i++)
		switch (text.charCodeAt(i)) {
			case OPEN_LIST:
			case OPEN_OBJECT:
				count++;
				if (++depth > MOST_DEEP) return 'too deep';
				break;
			case CLOSE_LIST:
			case CLOSE_OBJECT:
				count++;
				depth--;
				break;
			case QUOTE:
				i = endOfText(text, i);
		}
	return count > MANY && count * LEAST_APART > text.length ? 'brackets without values' : undefined;
}

/** Where a text ends that begins with a quotation mark; the end of all where it does not. */
function endOfText(text: string, start: number): number {
	for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
		let slashes = 0;
		while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
		if (slashes % 2 === 0) return end;
	}
	return text.length;
}
