/** Numbers as a whole, Latin words, and each other sign alone. */
const TOKEN = /[\d.,%–-]*\d[\d.,%–-]*|[\p{Script=Latin}]+|\s+|[^]/gu;

/** Cuts a text where formats are likely to change: at numbers, words and signs. */
export function splitTokens(text: string): string[] {
	return text.match(TOKEN) ?? [];
}

/**
 * For each piece of a new text the piece of the old one whose format it takes over: the same one where it is still
 * there; for what came in a piece's place, that piece, numbers for numbers; else the nearest before it.
 *
 * @returns indexes into the old pieces, as many as new ones; all 0 where there are no old ones
 */
export function alignTokens(old: readonly string[], fresh: readonly string[]): number[] {
	const pairs = [...listCommon(old, fresh), [old.length, fresh.length] as const];
	const aligned: number[] = [];
	let [o, f] = [0, 0];
	for (const [nextOld, nextFresh] of pairs) {
		const gap = Array.from({ length: nextOld - o }, (_, i) => o + i);
		for (const token of fresh.slice(f, nextFresh)) {
			const alike = gap.findIndex((i) => isNumber(old[i]!) === isNumber(token));
			const [taken] = gap.splice(Math.max(0, alike), alike < 0 ? 0 : 1);
			aligned.push(taken ?? aligned.at(-1) ?? Math.max(0, Math.min(o, old.length - 1)));
		}
		if (nextFresh < fresh.length) aligned.push(nextOld);
		[o, f] = [nextOld + 1, nextFresh + 1];
	}
	return aligned;
}

const isNumber = (token: string) => /\d/.test(token);

/** Pairs of indexes of a longest common subsequence. */
function listCommon(a: readonly string[], b: readonly string[]): [number, number][] {
	const width = b.length + 1;
	const lengths = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			lengths[i * width + j] =
				a[i] === b[j]
					? lengths[(i + 1) * width + j + 1]! + 1
					: Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
	const pairs: [number, number][] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length)
		if (a[i] === b[j]) pairs.push([i++, j++]);
		else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
		else j++;
	return pairs;
}
