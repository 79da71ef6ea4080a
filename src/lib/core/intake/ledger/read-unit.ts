import { toHalfWidth } from './to-half-width.ts';

const POWER = '(?:百万|[十百千万亿])?';
const MEASURE =
	'(?:平方米|平方公里|平方千米|平米|平方|㎡|m2|m²|km2|km²|hm2|hm²|ha|公顷|亩|公里|千米|延米|米|厘米|km|cm|mm|m|立方米|m3|m³|' +
	'吨|人民币元|元|户|栋|幢|座|人|套|间|个|处|部|台|家|件|条|项|层|单元|岁|年|月|日|天|小时|分钟|辆|张|床|班|度|次|片|宗|%|‰)';
const UNIT = new RegExp(`^${POWER}${MEASURE}(?:/${POWER}${MEASURE}){0,2}$`, 'i');
/** Which columns a unit belongs to that is told above the table, for all. */
const KINDS: readonly (readonly [unit: RegExp, heading: RegExp])[] = [
	[/平方|平米|㎡|m2|m²|公顷|亩/i, /面积/],
	[/元/, /投资|资金|金额|造价|费用|补助|筹资|预算/],
	[/户/, /户数|户$/],
	[/[栋幢]/, /[栋幢](?:数|$)/],
	[/^人$/, /人数|人口/]
];

/** Whether a text is a unit: 平方米, 万元, 元/平方米, 户. */
export function isUnit(text: string): boolean {
	return UNIT.test(normalizeUnit(text));
}

/**
 * The unit that a heading states in brackets, or after 单位: `建筑面积（万平方米）` is in 万平方米.
 *
 * @returns '' where it states none: 县(市、区)
 */
export function readUnit(heading: string): string {
	const text = toHalfWidth(heading).replace(/\s+/g, '');
	for (const [, inner] of [...text.matchAll(/[([【]([^()[\]【】]*)[)\]】]/g)].reverse()) {
		const unit = normalizeUnit(inner!);
		if (UNIT.test(unit)) return unit;
	}
	const stated = /[,、/_]?单位:?(\S+)$/.exec(text)?.[1] ?? /[/,_:](\S+)$/.exec(text)?.[1];
	return stated !== undefined && isUnit(stated) ? normalizeUnit(stated) : '';
}

/** Units that a title states for the whole table: `单位：户、平方米、万元`. */
export function readTitleUnits(title: string): string[] {
	const text = toHalfWidth(title).replace(/\s+/g, '');
	const list = /(?:计量)?单位[:](.+?)[)\]]?$/.exec(text)?.[1] ?? '';
	const units = list.split(/[、,;]/);
	return units.length > 0 && units.every(isUnit) ? units.map(normalizeUnit) : [];
}

/** The unit of a table that a column without its own is in: 万元 for 总投资. */
export function unitOfTitle(heading: string, titleUnits: readonly string[]): string {
	const kind = KINDS.find(([, of]) => of.test(heading));
	const units = kind === undefined ? [] : titleUnits.filter((unit) => kind[0].test(unit));
	return units.length === 1 ? units[0]! : '';
}

function normalizeUnit(text: string): string {
	return toHalfWidth(text)
		.replace(/\s+/g, '')
		.replace(/^单位:?/, '');
}
