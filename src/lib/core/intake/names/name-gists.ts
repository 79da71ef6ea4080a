import { nameKey } from './name-key.ts';

const DIGITS = '一二三四五六七八九';
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5' };
/** 保定市北塘小区; but 市 of 保定市医院 is part of what follows. */
const CITY = /^([\u4e00-\u9fff]{2,3})市(?=.{3})/;
const OF_CITY =
	/^(?:场|政|医|委|直|府|区|容|建|民|立|属|郊|中|第|人|一|二|三|实|妇|财|教|公|工|总|水|粮|供|商|计|农)/;
/** What is left of a name has to say something still. */
const LEAST = 3;

/** The names of districts as names of places begin with them, see {@link listGists}. */
export interface DistrictName {
	id: string;
	/** With its ending, such as 莲池区. */
	key: string;
}

/** What is left of a name when what people write differently does not count, and the district that it says. */
export interface NameGist {
	gist: string;
	districtId: string | undefined;
}

/**
 * What is left of a name: without the city or district before it, phases in digits (一期 and Ⅱ期 are 1期 and 2期), 号院 and 号小区
 * as 号. The whole name first; a name of which it is not certain whether it begins with the city has both.
 */
export function listGists(name: string, districts: readonly DistrictName[]): NameGist[] {
	const key = nameKey(name);
	const found: NameGist[] = [{ gist: fold(key), districtId: undefined }];
	const add = (rest: string, districtId: string | undefined) => {
		if (rest.length >= LEAST) found.push({ gist: fold(rest), districtId });
	};
	const [, city] = CITY.exec(key) ?? [];
	const behind = city === undefined ? key : key.slice(city.length + 1);
	if (city !== undefined) {
		add(behind, undefined);
		if (OF_CITY.test(behind)) add(key.slice(city.length), undefined);
	}
	for (const { id, key: district } of districts) {
		if (behind.startsWith(district)) add(behind.slice(district.length), id);
		else {
			const stem = district.slice(0, -1);
			const rest = behind.slice(stem.length);
			// 莲池花园 is a name of its own, 莲池供销社家属院 is that of the district.
			if (stem.length > 1 && behind.startsWith(stem) && rest.length > LEAST && !IS_ENDING.test(rest))
				add(rest, id);
		}
	}
	return found;
}

const IS_ENDING = /^(?:小区|花园|家园|新村|新区|公寓|大院|雅居|名苑|佳苑|[路街里苑园庄村])/;

const fold = (key: string): string =>
	key
		.replace(/[一二三四五六七八九](?=[期区组])/g, (sign) => String(DIGITS.indexOf(sign) + 1))
		.replace(/(?:iv|i{1,3}|v)(?=[期区组]|$)/g, (sign) => ROMAN[sign]!)
		.replace(/(?<=\d号)(?:大院|院|小区)$/, '')
		.replace(/(?<=.{2})(?:住宅小区|居民小区|生活小区)/, '小区');
