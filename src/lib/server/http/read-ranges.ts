/** Both ends included. */
export interface ByteSpan {
	start: number;
	end: number;
}

/** More than maps ever ask for at once. */
const RANGES_MAX = 64;

/**
 * The requested ranges of a file, in the requested order.
 *
 * @param header as in `range`
 * @param size of the file, bytes
 * @returns `undefined`: the whole file (no range, another unit, or so many ranges that they are more than the file);
 *   empty: nothing of the file, or no range at all is meant
 * @see RFC 9110 §14.2
 */
export function readRanges(header: string | null, size: number): ByteSpan[] | undefined {
	const [, list] = /^\s*bytes\s*=(.*)$/is.exec(header ?? '') ?? [];
	if (list === undefined) return undefined;
	const asked = list
		.split(',')
		.map((range) => range.trim())
		.filter((range) => range !== '');
	if (asked.length > RANGES_MAX) return undefined;
	const spans = asked.map((range) => readRange(range, size));
	// One that is none makes all of them doubtful.
	if (spans.includes('wrong')) return [];
	const inside = spans.filter((span): span is ByteSpan => span !== null && span !== 'wrong');
	const total = inside.reduce((sum, { start, end }) => sum + end - start + 1, 0);
	return inside.length > 1 && total > size ? undefined : inside;
}

/** `a-b`, `a-` or `-n`; `null`: outside of the file. */
function readRange(range: string, size: number): ByteSpan | null | 'wrong' {
	const [, first, last] = /^(\d*)-(\d*)$/.exec(range) ?? [];
	if (first === undefined || last === undefined || first + last === '') return 'wrong';
	if (first === '') {
		const length = Math.min(size, Number(last));
		return length > 0 ? { start: size - length, end: size - 1 } : null;
	}
	const start = Number(first);
	if (last !== '' && Number(last) < start) return 'wrong';
	const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
	return start < size ? { start, end } : null;
}
