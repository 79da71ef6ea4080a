import { distinguishingMarks } from './distinguishing-marks.ts';

/** How alike two names may be at most whose numbers or sides differ: 北塘一区 is not 北塘二区. */
const OTHER_PLACE = 0.4;
/** Names that sound alike, such as 北塘小区 and 北唐小区. */
const SAME_SOUND = 0.93;
/** One name holds the other, such as 市医院宿舍 and 保定市医院宿舍. */
const PART_OF = 0.8;
/** 市医院宿舍 and 市医院家属院; 北塘 and 北塘小区. */
const SAME_HOUSING = 0.9;
const HOUSING = /(?:职工)?(?:宿舍楼?|家属[院楼区]|生活区|住宅楼)$/;
const ENDING = /(?<=.{2})(?:小区|花园|家园|新村|社区)$/;
/** Shorter names say too little to be a part. */
const PART_LENGTH = 3;

/** A name by which places are compared: its key, and how it sounds. */
export interface SpelledName {
	key: string;
	/** Syllables without tones, joined; '' where unknown. */
	sound: string;
}

/** Of a name that is compared with thousands, what telling it apart takes is found once. */
const told = new WeakMap<SpelledName, { marks: string; digits: string }>();

function tell(name: SpelledName): { marks: string; digits: string } {
	let found = told.get(name);
	if (!found) {
		found = {
			marks: distinguishingMarks(name.key),
			digits: (name.key.match(/\d+/g) ?? []).join(' ')
		};
		told.set(name, found);
	}
	return found;
}

/**
 * How alike two names are, 0…1; 1 only if their keys are the same. By letters that have to be changed (Levenshtein), by
 * sound, and by whether one is part of the other; names that differ in a number or a side are different places.
 *
 * @param least names that are less alike than this need not be compared to the end: what comes is below it, and no more
 * than that is said
 * @see Levenshtein (1966)
 */
export function nameLikeness(a: SpelledName, b: SpelledName, least = 0): number {
	if (a.key === '' || b.key === '') return 0;
	if (a.key === b.key) return 1;
	const isSameSound = a.sound !== '' && a.sound === b.sound;
	// 冬风路 for 东风路: a letter that sounds like a side is no side, but numbers have to be the same.
	const isSamePlace = (isSameSound && tell(a).digits === tell(b).digits) || tell(a).marks === tell(b).marks;
	if (!isSamePlace && OTHER_PLACE < least) return 0;
	const likeness = compareLetters(a, b, isSameSound, least);
	if (!isSamePlace) return Math.min(likeness, OTHER_PLACE);
	return !isSameSound && isSameHousing(a.key, b.key) ? Math.max(likeness, SAME_HOUSING) : likeness;
}

function compareLetters(a: SpelledName, b: SpelledName, isSameSound: boolean, least: number): number {
	const [short, long] = a.key.length < b.key.length ? [a.key, b.key] : [b.key, a.key];
	const ratio = short.length / long.length;
	const known = Math.max(
		isSameSound ? SAME_SOUND : 0,
		short.length >= PART_LENGTH && long.includes(short) ? PART_OF * (0.8 + 0.2 * ratio) : 0
	);
	// At least the letters that one has more than the other have to be changed.
	if (ratio < Math.max(least, known)) return known;
	return Math.max(known, 1 - editDistance(a.key, b.key) / long.length);
}

function isSameHousing(a: string, b: string): boolean {
	if (HOUSING.test(a) && a.replace(HOUSING, '') === b.replace(HOUSING, '')) return true;
	return a.replace(ENDING, '') === b || b.replace(ENDING, '') === a;
}

/** Kept from call to call, since thousands follow each other. */
let row = new Uint32Array(64);

/** Letters that have to be changed, put in or taken out. One row is overwritten as it goes. */
function editDistance(a: string, b: string): number {
	if (row.length <= b.length) row = new Uint32Array(2 * b.length);
	for (let j = 0; j <= b.length; j++) row[j] = j;
	for (let i = 1; i <= a.length; i++) {
		const letter = a.charCodeAt(i - 1);
		let aslant = row[0]!;
		row[0] = i;
		for (let j = 1; j <= b.length; j++) {
			const above = row[j]!;
			row[j] = Math.min(row[j - 1]! + 1, above + 1, aslant + (letter === b.charCodeAt(j - 1) ? 0 : 1));
			aslant = above;
		}
	}
	return row[b.length]!;
}
