/** Tokens: whole numbers, Latin words, and every other character by itself. */
const TOKEN = /[\d.,%–-]*\d[\d.,%–-]*|[\p{Script=Latin}]+|\s+|[^]/gu;

/** Splits a text into tokens, at whose borders formats are likely to change. */
export function splitTokens(text: string): string[] {
	return text.match(TOKEN) ?? [];
}

/**
 * For each token of a new text, the token of the old text whose format it inherits: the same token if it is still there,
 * else the token it replaces (numbers replace numbers), else the nearest one before.
 *
 * @returns for each new token an index into the old ones; all 0 if there are none
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

/** Index pairs of a longest common subsequence. */
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
