export type Delimiter = ',' | '\t' | ';' | '|';
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];
/** Records by which the delimiter is judged. */
const SAMPLE_RECORDS = 60;
const SAMPLE_CHARACTERS = 200_000;

/** Records of a text table, each from the left. */
export interface ParsedCsv {
	records: string[][];
	delimiter: Delimiter;
	/** Records, from 1, that begin a quotation which never ends: it is taken as plain text. */
	openQuotes: number[];
}

/**
 * Records of comma, tab, semicolon or bar separated text. Quotation marks enclose a field that begins with one; within
 * it they are doubled. A mark elsewhere is a mark. Lines end with CR, LF or both. A blank line is a record of one blank
 * field, so that records are counted as programs that show the table do; the end of the last line is none.
 *
 * @param text without byte order mark
 * @param step called after every some thousand records with the share that is read
 * @see RFC 4180
 */
export function parseCsv(text: string, step?: (share: number, records: number) => void): ParsedCsv {
	// Excel's way to say the delimiter: a first line of its own.
	const said = /^sep=([,;\t|])(\r\n|\r|\n|$)/i.exec(text);
	const delimiter = (said?.[1] as Delimiter | undefined) ?? judgeDelimiter(text);
	const openQuotes: number[] = [];
	const records: string[][] = said === null ? [] : [['']];
	readRecords(text, said === null ? 0 : said[0].length, delimiter, (record, at, isOpen) => {
		records.push(record);
		if (isOpen) openQuotes.push(records.length);
		if (step && records.length % 5_000 === 0) step(at / text.length, records.length);
		return true;
	});
	return { records, delimiter, openQuotes };
}

/** The delimiter by which most of the first records have the same number of fields, of equals the one that makes more. */
function judgeDelimiter(text: string): Delimiter {
	const sample = text.slice(0, SAMPLE_CHARACTERS);
	let best: Delimiter = ',';
	let most = 0;
	for (const delimiter of DELIMITERS) {
		const counts = new Map<number, number>();
		let seen = 0;
		readRecords(sample, 0, delimiter, (record) => {
			if (record.length === 1 && record[0] === '') return true;
			counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
			return ++seen < SAMPLE_RECORDS;
		});
		for (const [fields, records] of counts) {
			if (fields < 2) continue;
			const score = records / seen + Math.min(fields, 100) / 1000;
			if (score > most) [best, most] = [delimiter, score];
		}
	}
	return best;
}

function readRecords(
	text: string,
	start: number,
	delimiter: Delimiter,
	take: (record: string[], at: number, isOpen: boolean) => boolean
): void {
	const code = delimiter.charCodeAt(0);
	let at = start;
	let canQuote = true;
	while (at < text.length) {
		const record: string[] = [];
		let isOpen = false;
		for (;;) {
			let field = '';
			if (canQuote && text.charCodeAt(at) === 0x22) {
				const end = findQuoteEnd(text, at + 1);
				if (end < 0) {
					// No mark closes it: from here on none can, so that the search is not made again and again.
					isOpen = true;
					canQuote = false;
				} else {
					field = text.slice(at + 1, end).replaceAll('""', '"');
					at = end + 1;
				}
			}
			const from = at;
			while (at < text.length) {
				const character = text.charCodeAt(at);
				if (character === code || character === 0x0a || character === 0x0d) break;
				at++;
			}
			record.push(at > from ? field + text.slice(from, at) : field);
			if (text.charCodeAt(at) !== code || at >= text.length) break;
			at++;
		}
		at += text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? 2 : 1;
		if (!take(record, at, isOpen)) return;
	}
}

function findQuoteEnd(text: string, from: number): number {
	let end = text.indexOf('"', from);
	while (end >= 0 && text.charCodeAt(end + 1) === 0x22) end = text.indexOf('"', end + 2);
	return end;
}
