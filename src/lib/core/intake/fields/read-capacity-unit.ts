import type { CapacityUnit } from '../../facilities/facility-codes.ts';
import type { SourceValue } from '../types.ts';

const UNITS: readonly (readonly [RegExp, CapacityUnit])[] = [
	[/班级?数?$/, 'classes'],
	[/(?:张|床|床位|床位数)$/, 'beds'],
	[/(?:车位|泊位)数?$/, 'spaces'],
	[/(?:座|座位|餐位)数?$/, 'seats'],
	[/(?:学位|托位|学生|人)数?$/, 'places']
];

/**
 * What a capacity counts, as its cell or else its heading says: 9班 and 床位数.
 *
 * @returns `undefined` where neither says so
 */
export function readCapacityUnit(cell: SourceValue, heading: string): CapacityUnit | undefined {
	const unitOf = (text: string) => UNITS.find(([is]) => is.test(text.normalize('NFKC').trim()))?.[1];
	return (typeof cell === 'string' ? unitOf(cell) : undefined) ?? unitOf(heading.replace(/[(（].*$/, ''));
}
