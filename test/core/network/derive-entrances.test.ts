import { describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { deriveEntrances } from '#lib/core/network/derive-entrances.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { greatCircleM } from '../../helpers/slow-oracle.ts';

// Two streets 200 m apart, 600 m long.
const city = drawCity(
	'A                             B\n\n\n\n\n\n\n\n\n\nC                             D',
	{ 北: 'AB', 南: 'CD' },
	{ gridM: 20 }
);
const snapper = buildSnapper(buildNetwork(city.ways));

/** A rectangle between two distances along the northern street and two below it. */
function rectangle(fromM: number, toM: number, topM: number, bottomM: number): LngLat[] {
	const corner = (alongM: number, downM: number) => city.beside('A', 'B', alongM, -downM);
	const ring = [corner(fromM, topM), corner(toM, topM), corner(toM, bottomM), corner(fromM, bottomM)];
	return [...ring, ring[0]!];
}

describe('entrances of an area', () => {
	it('are one on each street it faces, in the middle of the front', () => {
		const found = deriveEntrances([rectangle(100, 300, 15, 190)], snapper);
		const [north, south, ...more] = found.toSorted((a, b) => b[1] - a[1]);
		expect(more).toEqual([]);
		expect(greatCircleM(north!, city.beside('A', 'B', 200, -15))).toBeLessThan(5);
		expect(greatCircleM(south!, city.beside('A', 'B', 200, -190))).toBeLessThan(5);
	});

	it('do not depend on where the ring begins or which way it runs', () => {
		const ring = rectangle(40, 560, 15, 120);
		const open = ring.slice(0, -1);
		const expected = deriveEntrances([ring], snapper);
		for (let start = 0; start < open.length; start++)
			for (const turned of [
				[...open.slice(start), ...open.slice(0, start)],
				[...open.slice(start), ...open.slice(0, start)].toReversed()
			]) {
				const found = deriveEntrances([[...turned, turned[0]!]], snapper);
				expect(found).toHaveLength(expected.length);
				for (const [i, lngLat] of found.entries())
					expect(greatCircleM(lngLat, expected[i]!)).toBeLessThan(0.01);
			}
	});

	it('are the nearest point where it faces no street, and none where streets are too far', () => {
		expect(deriveEntrances([rectangle(100, 120, 90, 105)], snapper)).toHaveLength(1);
		const far = rectangle(100, 120, 15, 30).map(([lng, lat]): LngLat => [lng + 1, lat]);
		expect(deriveEntrances([far], snapper)).toEqual([]);
	});
});
