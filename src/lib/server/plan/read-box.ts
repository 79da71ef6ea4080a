import type { Bbox } from '#lib/core/geometry/types.ts';
import { Refused } from '../refused.ts';

/**
 * A box of an address: west, south, east, north in degrees (WGS-84).
 *
 * @returns `undefined` where there is none
 * @throws Refused with 400 if it is no box
 */
export function readBox(name: string, value: string | null): Bbox | undefined {
	if (value === null) return undefined;
	const numbers = value
		.split(',')
		.map((text) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN));
	const [west, south, east, north] = numbers as Bbox;
	const isBox = numbers.length === 4 && west <= east && south <= north && south >= -90 && north <= 90;
	if (isBox && west >= -180 && east <= 180) return [west, south, east, north];
	throw new Refused(400, 'wrong-parameters', {
		wrong: [
			{
				name,
				value,
				right: 'west,south,east,north in degrees',
				rightZh: '西、南、东、北四个度数，以半角逗号分隔'
			}
		]
	});
}
