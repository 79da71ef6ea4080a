/**
 * The cells of a range that was copied from a spreadsheet: tabs between cells, lines between rows; a cell with a tab, a
 * line or a quote of its own stands in quotes. A last empty line is none.
 *
 * @returns rows of trimmed cells, not all of the same length; empty for blank text
 */
export function readPastedRows(text: string): string[][] {
	const rows: string[][] = [[]];
	let cell = '';
	/** Whether the cell began with a quote that has not been closed. */
	let isQuoted = false;
	const endCell = () => {
		rows.at(-1)!.push(cell.trim());
		cell = '';
	};
	const plain = text.replaceAll(/\r\n?/g, '\n');
	for (let i = 0; i < plain.length; i++) {
		const character = plain[i]!;
		if (isQuoted) {
			if (character !== '"') cell += character;
			else if (plain[i + 1] === '"') cell += plain[++i]!;
			else isQuoted = false;
		} else if (character === '"' && cell === '') isQuoted = true;
		else if (character === '\t') endCell();
		else if (character === '\n') {
			endCell();
			rows.push([]);
		} else cell += character;
	}
	endCell();
	while (rows.at(-1)?.every((one) => one === '')) rows.pop();
	return rows;
}
