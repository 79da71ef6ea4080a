import { expect, it } from 'vitest';
import { chainStreet } from '#lib/core/axes/chain-street.ts';
import { listAxisStreets } from '#lib/core/axes/list-axis-streets.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** Positions on a line to the east, in thousandths of a degree. */
const at = (...xs: number[]) => xs.map((x): LngLat => [115 + x / 1000, 38]);
const xsOf = (lngLats: readonly LngLat[] = []) => lngLats.map(([lng]) => Math.round((lng - 115) * 1000));

it('puts parts together, whatever their order and direction', () => {
	const chain = chainStreet([at(4, 5, 6), at(2, 1, 0), at(2, 4)]);
	const xs = xsOf(chain?.lngLats);
	expect(xs[0]! < xs.at(-1)! ? xs : xs.toReversed()).toEqual([0, 1, 2, 4, 5, 6]);
	// 6 thousandths of a degree at 38° N: 6 · 111.195 m · cos 38°.
	expect(chain?.lengthM).toBeCloseTo(525.7, 0);
});

it('takes the longest of parts that are apart, and no branch', () => {
	expect(xsOf(chainStreet([at(0, 1), at(10, 11, 13)])?.lngLats).toSorted((a, b) => a - b)).toEqual([
		10, 11, 13
	]);
	const branch: LngLat[] = [at(2)[0]!, [115.002, 38.0005]];
	expect(chainStreet([at(0, 2, 4), branch])?.lngLats).toHaveLength(3);
});

it('takes one carriageway of two', () => {
	const other = at(0, 1, 2, 3).map(([lng]): LngLat => [lng, 38.0001]);
	const joined: LngLat[] = [at(0)[0]!, other[0]!];
	const chain = chainStreet([at(0, 1, 2, 3), other, joined]);
	expect(chain!.lngLats.length).toBeGreaterThanOrEqual(4);
	expect(chain!.lengthM).toBeLessThan(300);
});

it('is nothing without a length', () => {
	expect(chainStreet([])).toBeNull();
	expect(chainStreet([at(1, 1)])).toBeNull();
});

it('lists streets by length, with the half-width of the widest class', () => {
	const street = (name: string, streetClass: 'primary' | 'residential', lngLats: LngLat[]) => ({
		name,
		streetClass,
		lngLats
	});
	const listed = listAxisStreets([
		street('短街', 'primary', at(0, 1)),
		street('', 'primary', at(0, 50)),
		street('东街', 'residential', at(0, 10)),
		street('东街', 'primary', at(10, 20)),
		street('长街', 'residential', at(0, 30))
	]);
	expect(listed.map(({ streetName, halfWidthM }) => [streetName, halfWidthM])).toEqual([
		['长街', 7],
		['东街', 20]
	]);
});
