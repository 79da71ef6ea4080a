import { toSimplified } from '../names/to-simplified.ts';

/** A street that an address names, and where in the text. */
export interface StreetMention {
	/** As the plan calls them: several where the address leaves 东, 中 or 西 out. */
	streets: readonly string[];
	/** As the address has it. */
	text: string;
}

/** What an address says of a place. */
export interface ReadAddress {
	street: StreetMention;
	/** `undefined`: none is said. */
	number: number | undefined;
	cross: StreetMention | undefined;
	/** Corner of the crossing, such as 东北; or the way from it. */
	toward: string | undefined;
	awayM: number | undefined;
}

/** Finds streets by how an address calls them; `[]` if there is none. */
export type FindStreets = (text: string) => readonly string[];

const LONGEST_STREET = 12;
const LONGEST_ADDRESS = 200;
const STREET_END = /[路街道巷里胡同条]$/;
const NUMBER = /^(?:门牌)?(?:第)?(\d{1,4})(?:-\d+)?(?:号|#|hao)/i;
const MEETS = /交叉|交汇|交口|路口|街口|口|[东西南北]{2}角|与|和|及|、|\//;
const WAY = /(?:往|向|以|路)?([东南西北]{1,2})(?:行|走|侧|边|面)?(?:约)?(\d{1,4})(?:米|m\b)/i;
const CORNER = /([东西][南北])(?:角|侧)|([南北][东西])角/;
const LATIN_STREET = /([a-z][a-z ]*?(?:lu|jie|dajie|xiang|dadao))\s*(?=\d|$|[,，])/i;

/**
 * What an address says of where it is: 莲池区东风中路与朝阳大街交叉口东北角, 五四路168号院, 朝阳大街（东风路口南行200米）. Streets are those that
 * the plan knows; a text without one says nothing.
 */
export function readAddress(address: string, findStreets: FindStreets): ReadAddress | undefined {
	const text = toSimplified(address.slice(0, LONGEST_ADDRESS).normalize('NFKC'));
	const mentions = listMentions(text.replace(/\s+/g, ''), findStreets);
	const plain = text.replace(/\s+/g, '');
	if (mentions.length === 0) {
		const [whole, latin] = LATIN_STREET.exec(text) ?? [];
		const streets = latin === undefined ? [] : findStreets(latin);
		if (streets.length === 0) return undefined;
		const rest = text.slice(text.indexOf(whole!) + whole!.length).replace(/\s+/g, '');
		const number = /^(\d{1,4})/.exec(rest)?.[1];
		return { street: { streets, text: latin! }, number: toInteger(number), ...NO_CROSSING };
	}
	const [street, cross] = mentions as [Mention, Mention | undefined];
	const number = NUMBER.exec(plain.slice(street.end))?.[1];
	if (number !== undefined || !cross) return { street, number: toInteger(number), ...NO_CROSSING };
	const isMeeting = MEETS.test(plain.slice(street.end));
	if (!isMeeting) {
		// 莲池街道五四路168号: the street with the number is meant.
		const second = NUMBER.exec(plain.slice(cross.end))?.[1];
		return second === undefined
			? { street, number: undefined, ...NO_CROSSING }
			: { street: cross, number: toInteger(second), ...NO_CROSSING };
	}
	const behind = plain.slice(cross.end);
	const [, way, metres] = WAY.exec(behind) ?? [];
	const corner = CORNER.exec(behind);
	return {
		street,
		number: undefined,
		cross,
		toward: way ?? corner?.[1] ?? corner?.[2],
		awayM: toInteger(metres)
	};
}

const NO_CROSSING = { cross: undefined, toward: undefined, awayM: undefined } as const;
const toInteger = (digits: string | undefined): number | undefined =>
	digits === undefined ? undefined : Number(digits);

interface Mention extends StreetMention {
	end: number;
}

/** Streets that the plan knows, the longest name first where several begin at one letter. */
function listMentions(text: string, findStreets: FindStreets): Mention[] {
	const mentions: Mention[] = [];
	for (let at = 0; at < text.length; at++)
		for (let end = Math.min(text.length, at + LONGEST_STREET); end - at >= 2; end--) {
			const name = text.slice(at, end);
			if (!STREET_END.test(name)) continue;
			const streets = findStreets(name);
			if (streets.length === 0) continue;
			mentions.push({ streets, text: name, end });
			at = end - 1;
			break;
		}
	return mentions;
}
