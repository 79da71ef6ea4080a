/** One line of a table of text: its cells, trimmed, and its number in the file, from 1. */
export interface TableRow {
	cells: string[];
	line: number;
}

/**
 * Rows of a table whose cells are parted by tabs, semicolons, commas or blanks, whichever its first line has; cells may
 * be quoted, and then hold anything. Lines without text are left out.
 */
export function parseTable(text: string): TableRow[] {
	const plain = text.replace(/^\uFEFF/, '');
	const first = plain.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
	const unquoted = first.replaceAll(/"[^"]*"/g, '');
	const separator = ['\t', ';', ',', '，'].find((mark) => unquoted.includes(mark));
	return readRows(plain, separator).filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** @param separator `undefined`: runs of blanks, which part nothing at the ends of a line */
function readRows(text: string, separator: string | undefined): TableRow[] {
	const rows: TableRow[] = [];
	const isSeparator = (mark: string) => (separator === undefined ? mark === ' ' : mark === separator);
	let [cells, cell, line, startLine]: [string[], string, number, number] = [[], '', 1, 1];
	let isQuoted = false;
	let wasQuoted = false;
	const endCell = () => {
		if (separator !== undefined || cell !== '' || wasQuoted) cells.push(wasQuoted ? cell : cell.trim());
		[cell, wasQuoted] = ['', false];
	};
	const endRow = () => {
		endCell();
		rows.push({ cells, line: startLine });
		cells = [];
	};
	for (let i = 0; i < text.length; i++) {
		const mark = text[i]!;
		const isLineEnd = mark === '\n' || (mark === '\r' && text[i + 1] !== '\n');
		if (isLineEnd) line++;
		if (isQuoted) {
			if (mark !== '"') cell += mark;
			else if (text[i + 1] === '"') cell += text[i++];
			else isQuoted = false;
		} else if (mark === '"' && cell.trim() === '') [cell, isQuoted, wasQuoted] = ['', true, true];
		else if (isLineEnd) {
			endRow();
			startLine = line;
		} else if (isSeparator(mark)) endCell();
		else if (mark !== '\r' && !(wasQuoted && mark === ' ')) cell += mark;
	}
	if (cell !== '' || cells.length > 0 || wasQuoted) endRow();
	return rows;
}
