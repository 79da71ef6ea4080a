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

/**
 * How alike two names are, 0…1; 1 only if their keys are the same. By letters that have to be changed (Levenshtein), by
 * sound, and by whether one is part of the other; names that differ in a number or a side are different places.
 *
 * @see Levenshtein (1966)
 */
export function nameLikeness(a: SpelledName, b: SpelledName): number {
	if (a.key === '' || b.key === '') return 0;
	if (a.key === b.key) return 1;
	const longest = Math.max(a.key.length, b.key.length);
	let likeness = 1 - editDistance(a.key, b.key) / longest;
	const isSameSound = a.sound !== '' && a.sound === b.sound;
	if (isSameSound) likeness = Math.max(likeness, SAME_SOUND);
	const [short, long] = a.key.length < b.key.length ? [a.key, b.key] : [b.key, a.key];
	if (short.length >= PART_LENGTH && long.includes(short))
		likeness = Math.max(likeness, PART_OF * (0.8 + 0.2 * (short.length / long.length)));
	// 冬风路 for 东风路: a letter that sounds like a side is no side, but numbers have to be the same.
	if (isSameSound && digitsOf(a.key) === digitsOf(b.key)) return likeness;
	if (distinguishingMarks(a.key) !== distinguishingMarks(b.key)) return Math.min(likeness, OTHER_PLACE);
	return isSameHousing(a.key, b.key) ? Math.max(likeness, SAME_HOUSING) : likeness;
}

const digitsOf = (key: string): string => (key.match(/\d+/g) ?? []).join(' ');

function isSameHousing(a: string, b: string): boolean {
	if (HOUSING.test(a) && a.replace(HOUSING, '') === b.replace(HOUSING, '')) return true;
	return a.replace(ENDING, '') === b || b.replace(ENDING, '') === a;
}

/** Letters that have to be changed, put in or taken out. One row is kept, and overwritten as it goes. */
function editDistance(a: string, b: string): number {
	const row = Array.from({ length: b.length + 1 }, (_, j) => j);
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
