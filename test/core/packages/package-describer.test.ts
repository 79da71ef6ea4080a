import { describe, expect, it } from 'vitest';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildPackageGround, type PlannedCommunity } from '#lib/core/packages/build-package-ground.ts';
import { describePackage } from '#lib/core/packages/describe-package.ts';
import { PackageDescriber } from '#lib/core/packages/package-describer.ts';
import { box, polygon, street } from '../../helpers/packages/random-neighbourhood.ts';
import { settingsOf } from '../../helpers/packages/small-ground.ts';

const plot = (id: string, x: number, y: number, districtId = 'd1'): PlannedCommunity => ({
	id,
	name: id,
	clusterId: 'c1',
	districtId,
	households: 100,
	people: 250,
	floorAreaM2: 8000,
	geometry: polygon(box(x, y, 100, 100))
});

/*
 *  d | main        a, b and c in a row: 2 m between a and b, an alley of 10 m between b and c; a lane south of all,
 *    |  a b : c    a main street west, and d beyond it
 *    | ---------
 */
const communities = [plot('a', 0, 0), plot('b', 102, 0), plot('c', 212, 0, 'd2'), plot('d', -125, 0)];
const network = buildNetwork([
	street('大街', 'primary', [-12, -100], [-12, 200]),
	street('', 'lane', [207, -200], [207, 100]),
	street('南巷', 'residential', [0, -10], [312, -10]),
	street('远路', 'residential', [0, -40], [312, -40])
]);
const walks = new Map([
	['a', { centreId: 's1', walkSeconds: 900 }],
	['b', { centreId: 's1', walkSeconds: 901 }],
	['c', { centreId: 's2', walkSeconds: 1800 }]
]);
const ground = buildPackageGround({
	communities,
	network,
	walks,
	axes: [
		{
			id: 'axis-1',
			members: [
				{ id: 'a', frontageM: 100 },
				{ id: 'b', frontageM: 60 }
			]
		}
	]
});
const sources = {
	ground,
	settings: settingsOf({ target: 250, least: 200, most: 300 }),
	areas: communities,
	network
};
const describer = new PackageDescriber(sources);
const describeIt = (communityIds: string[]) => describer.describe(communityIds);

describe('what a package holds', () => {
	it('is its figures', () => {
		expect(ground.pairs.map(({ a, b }) => a + b)).toEqual(['ab', 'bc']);
		expect(describeIt(['a', 'b', 'c']).figures).toMatchObject({
			clusterIds: ['c1'],
			districtIds: ['d1', 'd2'],
			centreIds: ['s1', 's2'],
			communities: 3,
			households: 300,
			people: 750,
			floorAreaM2: 24_000,
			size: 300,
			deviation: expect.closeTo(0.2, 9),
			isOnTarget: false,
			isInRange: true,
			frontages: [{ axisId: 'axis-1', frontageM: 160 }],
			sharedWallM: expect.closeTo(100, 1)
		});
		expect(() => describeIt(['a', 'x'])).toThrow(RangeError);
	});

	it('is the walls between its members and the households within reach', () => {
		const { walls, covered } = describeIt(['a', 'b', 'c']);
		expect(walls).toEqual([{ a: 'a', b: 'b', sharedWallM: expect.closeTo(100, 1) }]);
		expect(covered).toEqual([
			{ minutes: 15, households: 100 },
			{ minutes: 30, households: 300 }
		]);
	});

	it('is the alleys between its members, and beside it those that border it; no main street', () => {
		const { streets } = describeIt(['b', 'c']);
		expect(streets.map(({ name, streetClass }) => [name, streetClass])).toEqual([
			['', 'lane'],
			['南巷', 'residential']
		]);
		// The alley is between both for 100 m, and on south until it is 30 m from one of them.
		expect(streets[0]!.betweenM).toBeCloseTo(100 + Math.sqrt(30 ** 2 - 5 ** 2), -1);
		// The lane 10 m south borders both plots, and is between them where it is within 30 m of either.
		const besideBoth = 2 * Math.sqrt(30 ** 2 - 10 ** 2) - 10;
		expect(Math.abs(streets[1]!.betweenM - besideBoth)).toBeLessThan(10);
		expect(
			Math.abs(streets[1]!.betweenM + streets[1]!.besideM - (210 + Math.sqrt(15 ** 2 - 10 ** 2)))
		).toBeLessThan(10);
	});

	it('is the same asked for alone', () => {
		for (const communityIds of [
			['a', 'b'],
			['b', 'c'],
			['a', 'b', 'c']
		]) {
			const alone = describePackage({ ...sources, communityIds });
			expect(alone.figures).toEqual(describeIt(communityIds).figures);
			// Planes of another origin: metres differ by less than a millimetre here.
			const metres = ({ betweenM, besideM }: (typeof alone.streets)[number]) =>
				[betweenM, besideM].map(Math.round);
			expect(alone.streets.map(metres)).toEqual(describeIt(communityIds).streets.map(metres));
		}
	});
});
