const POWERS: Readonly<Record<string, number>> = { 万: 1e4, 百万: 1e6, 千: 1e3, 百: 1e2, 亿: 1e8, 十: 10 };
const AREAS: readonly (readonly [RegExp, number])[] = [
	[/^(平方米|平米|㎡|m2|m²|平方|平)$/, 1],
	[/^(公顷|ha|hm2|hm²)$/, 1e4],
	[/^(亩)$/, 10_000 / 15],
	[/^(平方千米|平方公里|km2|km²)$/, 1e6]
];
const LENGTHS: readonly (readonly [RegExp, number])[] = [
	[/^(米|m)$/, 1],
	[/^(公里|千米|km)$/, 1e3],
	[/^(厘米|cm)$/, 0.01]
];
const MONEY: readonly (readonly [RegExp, number])[] = [[/^(元|元\/年|￥|¥)$/, 1]];
const SHARES: readonly (readonly [RegExp, number])[] = [[/^(%|百分比|百分数)$/, 0.01]];

/** Which units a field's values can have, and what its own unit is. */
function unitsOf(field: string): readonly (readonly [RegExp, number])[] {
	if (/areaM2$/i.test(field)) return AREAS;
	if (field.endsWith('Rate')) return SHARES;
	if (field.endsWith('YuanPerYear')) return MONEY;
	if (field.endsWith('M')) return LENGTHS;
	return [];
}

/**
 * By what values of a column have to be multiplied to be in the unit of the field: 10,000 for 万平方米 of floor area.
 *
 * @param unit as the heading has it; '' where it says none: then values are taken to be in the field's unit
 * @returns `undefined` for a unit that is none of the field's, such as 户 over an area
 */
export function unitFactor(field: string, unit: string): number | undefined {
	const text = unit.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
	if (text === '') return 1;
	const [, prefix = '', rest = ''] = /^(百万|[万千百亿十])?(.*)$/.exec(text)!;
	const power = POWERS[prefix] ?? 1;
	const units = unitsOf(field);
	// Counts have no unit of their own: 户, 栋, 人, 个 or 万人.
	if (units.length === 0) return power;
	for (const [is, factor] of units) {
		if (is.test(text)) return factor;
		if (is.test(rest)) return power * factor;
	}
	return undefined;
}
