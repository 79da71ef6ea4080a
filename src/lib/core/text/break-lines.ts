/**
 * Pieces of a text set in as few lines as they fit, as even as can be. A piece wider than a line has one of its own.
 *
 * @param widthOf of a text in one line, in the unit of `width`
 * @returns lines without the blanks at their ends; none of no pieces
 */
export function breakLines(
	pieces: readonly string[],
	width: number,
	widthOf: (text: string) => number
): string[] {
	const lineOf = (from: number, to: number) => pieces.slice(from, to).join('').trim();
	/** Best ways to set the first n pieces: by lines, then by how uneven they are. */
	const best: { lines: number; uneven: number; from: number }[] = [{ lines: 0, uneven: 0, from: 0 }];
	for (let to = 1; to <= pieces.length; to++) {
		let found: (typeof best)[number] | undefined;
		for (let from = to - 1; from >= 0; from--) {
			const used = widthOf(lineOf(from, to));
			if (used > width && from < to - 1) break;
			const before = best[from]!;
			const lines = before.lines + 1;
			const uneven = before.uneven + Math.max(0, width - used) ** 2;
			if (!found || lines < found.lines || (lines === found.lines && uneven < found.uneven))
				found = { lines, uneven, from };
		}
		best.push(found!);
	}
	const lines: string[] = [];
	for (let to = pieces.length; to > 0; to = best[to]!.from) lines.unshift(lineOf(best[to]!.from, to));
	return lines.filter((line) => line !== '');
}
