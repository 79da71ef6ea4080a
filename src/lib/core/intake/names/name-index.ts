import { nameKey } from './name-key.ts';
import { nameLikeness, type SpelledName } from './name-likeness.ts';

/** Syllables without tones, joined, of a name; '' where unknown. */
export type Spell = (name: string) => string;

interface Entry {
	id: string;
	spelled: SpelledName;
}

/** Places by every name that they have. */
export interface NameIndex {
	/** Ids of places that are called so, ascending. */
	exact(name: string): string[];
	/** Places with names that are alike, best first; ties by the smaller id. */
	alike(name: string, least: number): { id: string; likeness: number }[];
}

/** Least length of a name's key from which pairs of letters are indexed. */
const PAIR = 2;
/** Pairs of letters that more names have than this tell nothing. */
const SHARED_MOST = 2_000;

/** @param named ids with their names; one id may come with several */
export function buildNameIndex(
	named: Iterable<readonly [id: string, name: string]>,
	spell: Spell
): NameIndex {
	const entries: Entry[] = [];
	const byKey = new Map<string, Set<string>>();
	const byGram = new Map<string, number[]>();
	const bySound = new Map<string, number[]>();
	for (const [id, name] of named) {
		const spelled = { key: nameKey(name), sound: spell(name) };
		if (spelled.key === '') continue;
		const at = entries.push({ id, spelled }) - 1;
		(byKey.get(spelled.key) ?? setIn(byKey, spelled.key, new Set())).add(id);
		for (const gram of gramsOf(spelled.key)) (byGram.get(gram) ?? setIn(byGram, gram, [])).push(at);
		if (spelled.sound) (bySound.get(spelled.sound) ?? setIn(bySound, spelled.sound, [])).push(at);
	}
	return {
		exact: (name) => [...(byKey.get(nameKey(name)) ?? [])].toSorted(),
		alike: (name, least) => {
			const spelled = { key: nameKey(name), sound: spell(name) };
			const near = new Set(bySound.get(spelled.sound) ?? []);
			// Names that share no pair of letters are not alike; in a large plan 小区 alone makes none alike.
			for (const gram of gramsOf(spelled.key)) {
				const sharing = byGram.get(gram) ?? [];
				if (sharing.length <= SHARED_MOST) for (const at of sharing) near.add(at);
			}
			const best = new Map<string, number>();
			for (const at of near) {
				const { id, spelled: other } = entries[at]!;
				const likeness = nameLikeness(spelled, other, least);
				if (likeness >= least && likeness > (best.get(id) ?? 0)) best.set(id, likeness);
			}
			return [...best]
				.map(([id, likeness]) => ({ id, likeness }))
				.toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
		}
	};
}

/** Pairs of neighbouring letters; of a single letter, that. */
function gramsOf(key: string): Set<string> {
	if (key.length < PAIR) return new Set(key === '' ? [] : [key]);
	return new Set(Array.from({ length: key.length - 1 }, (_, i) => key.slice(i, i + PAIR)));
}

function setIn<K, V>(map: Map<K, V>, key: K, value: V): V {
	map.set(key, value);
	return value;
}
