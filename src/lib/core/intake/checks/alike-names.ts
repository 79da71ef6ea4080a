import { distinguishingMarks } from '../names/distinguishing-marks.ts';
import type { Spell } from '../names/name-index.ts';
import { nameKey } from '../names/name-key.ts';
import { nameLikeness, type SpelledName } from '../names/name-likeness.ts';
import { ALIKE } from './thresholds.ts';

/** From this length on one letter of a name may be another and the names still be {@link ALIKE}. */
const ONE_OFF_LENGTH = 10;
/** Longer names are compared by sound alone. */
const LENGTH_MOST = 40;
/** Of names that may be alike each is compared with so many before it. */
const COMPARED_MOST = 10;
/** Comparisons in all, so that a file of names that are all alike takes no longer. */
const COMPARISONS_MOST = 100_000;
/** Hashes and indexes share the 53 bits of a number. */
const INDEXES = 2 ** 21;

export interface AlikeNames {
	/** Indexes of the two, the smaller first. */
	pair: readonly [number, number];
	isSameSound: boolean;
}

/**
 * Pairs of different names that are at least 0.9 alike by `nameLikeness`, among many: names that sound the same, and long
 * ones that one letter tells apart. Names with equal keys are no pair.
 *
 * @returns in the order of the names; where very many are alike, not every pair of them
 */
export function listAlikeNames(names: readonly string[], spell: Spell): AlikeNames[] {
	const spelled = names.map((name): SpelledName => ({ key: nameKey(name), sound: spell(name) }));
	const found = new Map<number, AlikeNames>();
	let left = COMPARISONS_MOST;
	for (const group of [...groupBySound(spelled), ...groupByLetters(spelled)])
		for (let j = 1; j < group.length; j++)
			for (let i = Math.max(0, j - COMPARED_MOST); i < j && left > 0; i++) {
				const [m, n] = [group[i]!, group[j]!];
				const [a, b] = [spelled[m]!, spelled[n]!];
				const at = m * INDEXES + n;
				if (m === n || a.key === b.key || found.has(at)) continue;
				left--;
				if (nameLikeness(a, b) >= ALIKE)
					found.set(at, { pair: [m, n], isSameSound: a.sound !== '' && a.sound === b.sound });
			}
	return [...found.values()].toSorted((a, b) => a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
}

function groupBySound(spelled: readonly SpelledName[]): number[][] {
	const groups = new Map<string, number[]>();
	for (const [at, { key, sound }] of spelled.entries()) {
		if (key === '' || sound === '') continue;
		const group = groups.get(sound);
		if (group) group.push(at);
		else groups.set(sound, [at]);
	}
	return [...groups.values()].filter((group) => group.length > 1);
}

/** Names that one letter tells apart are the same without one letter; those with other numbers or sides are not alike. */
function groupByLetters(spelled: readonly SpelledName[]): number[][] {
	const entries: number[] = [];
	for (const [at, { key }] of spelled.entries()) {
		if (key.length < ONE_OFF_LENGTH || key.length > LENGTH_MOST || at >= INDEXES) continue;
		const seed = hashOf(distinguishingMarks(key), 7);
		entries.push(hashOf(key, seed) * INDEXES + at);
		for (let i = 0; i < key.length; i++) entries.push(hashOf(key, seed, i) * INDEXES + at);
	}
	const sorted = Float64Array.from(entries).sort();
	const groups: number[][] = [];
	for (let from = 0; from < sorted.length;) {
		const hash = Math.floor(sorted[from]! / INDEXES);
		let to = from + 1;
		while (to < sorted.length && Math.floor(sorted[to]! / INDEXES) === hash) to++;
		if (to - from > 1)
			groups.push([...new Set(Array.from(sorted.subarray(from, to), (entry) => entry % INDEXES))]);
		from = to;
	}
	return groups;
}

/** A hash of 31 bits of a text, without the letter at an index. */
function hashOf(text: string, seed: number, without = -1): number {
	let hash = seed;
	for (let i = 0; i < text.length; i++)
		if (i !== without) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
	return hash >>> 1;
}
