import { describe, expect, it } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { boundBySizes, boundOnTarget } from '#lib/core/packages/bound-packing.ts';
import { proposePackages } from '#lib/core/packages/propose-packages.ts';
import { PACKAGE_WEIGHTS, type PackageWeights } from '#lib/core/packages/settings.ts';
import type { PackageGround, PackageProposal, PackageSettings } from '#lib/core/packages/types.ts';
import { drawGround, drawRaster, settingsOf } from '../../helpers/packages/small-ground.ts';
import { judge, tryEveryDivision } from '../../helpers/packages/try-every-division.ts';

const partsOf = ({ plan }: PackageProposal) => plan.packages.map(({ communityIds }) => communityIds.join(''));
const reasonsOf = ({ plan }: PackageProposal) =>
	Object.fromEntries(plan.unassigned.map(({ id, reason }) => [id, reason.code]));

describe('proposed packages', () => {
	it('hang together and are near the target', () => {
		// a – b – c – d in a row: only in the middle can it be cut into two of 150.
		const found = proposePackages(
			drawGround({ a: 70, b: 80, c: 60, d: 90 }, ['ab', 'bc', 'cd']),
			settingsOf()
		);
		expect(partsOf(found)).toEqual(['ab', 'cd']);
		expect(found.plan.packages.map(({ id }) => id)).toEqual(['package-a', 'package-c']);
		expect(found.bound).toEqual({
			packed: 300,
			packedBound: 300,
			onTarget: 300,
			onTargetBound: 300,
			isOptimal: true
		});
	});

	it('are inside one cluster by default; communities without one are together', () => {
		const ground = (cluster: string | null) =>
			drawGround({ a: 75, b: 75 }, ['ab'], { a: { clusterId: null }, b: { clusterId: cluster } });
		expect(reasonsOf(proposePackages(ground('c2'), settingsOf()))).toEqual({ a: 'parted', b: 'parted' });
		expect(partsOf(proposePackages(ground('c2'), settingsOf({ acrossClusters: true })))).toEqual(['ab']);
		expect(partsOf(proposePackages(ground(null), settingsOf()))).toEqual(['ab']);
	});

	it('say why a community is in none', () => {
		const ground = drawGround({ a: 150, b: 30, c: 40, d: 250, e: 60, f: 100, g: 100, h: 95 }, [
			'bc',
			'de',
			'fg',
			'gh'
		]);
		ground.nearestOthers = {
			a: { id: 'b', distanceM: 84, mainStreet: { name: '东风路', streetClass: 'primary' } }
		};
		const found = proposePackages(ground, settingsOf());
		expect(partsOf(found)).toEqual(['fg']);
		const reasons = new Map(found.plan.unassigned.map(({ id, reason }) => [id, reason]));
		expect(reasons.get('a')).toEqual({
			code: 'alone',
			gapM: 30,
			size: 150,
			fits: true,
			nearest: ground.nearestOthers['a']
		});
		expect(reasons.get('b')).toEqual({ code: 'group-too-small', communities: 2, size: 70, least: 100 });
		expect(reasons.get('d')).toEqual({ code: 'too-large', size: 250, most: 200 });
		expect(reasons.get('e')).toMatchObject({ code: 'parted', tooLargeIds: ['d'], fits: false });
		// 295 would do for two, but h reaches 100 with g only, and then f is alone.
		expect(reasons.get('h')).toEqual({
			code: 'remainder',
			communities: 3,
			size: 295,
			isProven: true,
			arithmetic: false
		});
	});

	it('leave out what sizes alone forbid, and say so', () => {
		const found = proposePackages(
			drawGround({ a: 90, b: 90, c: 90 }, ['ab', 'bc']),
			settingsOf({ least: 150 })
		);
		expect(found.plan.unassigned[0]!.reason).toMatchObject({
			code: 'remainder',
			isProven: true,
			arithmetic: true
		});
	});

	it('keep to what the planner prefers, all else being equal', () => {
		// A ring of four: ab + cd or ad + bc.
		const ring = (changed: Parameters<typeof drawGround>[2]) =>
			drawGround({ a: 75, b: 75, c: 75, d: 75 }, ['ab', 'bc', 'cd', 'ad'], changed);
		const find = (ground: PackageGround) => partsOf(proposePackages(ground, settingsOf()));
		expect(find(ring({ a: { districtId: 'd2' }, d: { districtId: 'd2' } }))).toEqual(['ad', 'bc']);
		expect(find(ring({ a: { districtId: 'd2' }, b: { districtId: 'd2' } }))).toEqual(['ab', 'cd']);
		expect(find(ring({ a: { centreId: 's2' }, d: { centreId: 's2' } }))).toEqual(['ad', 'bc']);
		expect(find(ring({ a: { centreId: 's2' }, b: { centreId: 's2' } }))).toEqual(['ab', 'cd']);
		const frontages = [{ axisId: 'axis', frontageM: 50 }];
		expect(find(ring({ b: { frontages }, c: { frontages } }))).toEqual(['ad', 'bc']);
		expect(find(ring({ c: { frontages }, d: { frontages } }))).toEqual(['ab', 'cd']);
		const walled = (pair: string) => {
			const ground = ring({});
			const pairs = ground.pairs.map((one) => ({ ...one, sharedWallM: one.a + one.b === pair ? 80 : 5 }));
			return { ...ground, pairs };
		};
		expect(find(walled('bc'))).toEqual(['ad', 'bc']);
		expect(find(walled('cd'))).toEqual(['ab', 'cd']);
	});

	it('leave locked packages as they are and plan the rest', () => {
		const ground = drawGround({ a: 75, b: 75, c: 75, d: 75, e: 10 }, ['ab', 'bc', 'cd', 'ad', 'ae']);
		const locked = { id: 'package-7', name: '环农园', isLocked: true, communityIds: ['a', 'd'] };
		const found = proposePackages(ground, settingsOf(), { locked: [locked] });
		expect(found.plan.packages).toEqual([
			locked,
			{ id: 'package-b', name: '', isLocked: false, communityIds: ['b', 'c'] }
		]);
		expect(found.plan.unassigned).toEqual([
			{ id: 'e', reason: expect.objectContaining({ code: 'parted', lockedIds: ['a'] }) }
		]);
	});

	it('refuse locked packages of other communities', () => {
		const locked = [{ id: 'p', name: '', isLocked: true, communityIds: ['a', 'x'] }];
		const ground = drawGround({ a: 75, b: 75 }, ['ab']);
		expect(() => proposePackages(ground, settingsOf(), { locked })).toThrow(/p has x/);
		expect(() =>
			proposePackages(drawGround({ a: 75, x: 75 }, ['ax']), settingsOf(), { locked: [...locked, ...locked] })
		).toThrow(RangeError);
	});

	it('may be none, and settings that contradict themselves are refused', () => {
		expect(proposePackages(drawGround({}, []), settingsOf()).plan).toMatchObject({
			packages: [],
			unassigned: []
		});
		const refused = [{ target: 0 }, { target: 300 }, { least: 300 }, { most: Number.NaN }, { least: 0 }];
		for (const changed of refused)
			expect(() => proposePackages(drawGround({}, []), settingsOf(changed)), JSON.stringify(changed)).toThrow(
				RangeError
			);
	});
});

describe('what sizes alone show', () => {
	it('is a bound that whole numbers reach', () => {
		const { least, most } = settingsOf();
		expect(boundBySizes(99, least, most)).toBe(0);
		expect(boundBySizes(250, least, most)).toBe(250);
		expect(boundBySizes(290, 150, 200)).toBe(200);
		// 135 to 165 are on target: 300 is two of them, 250 only one beside one of 100 or more, 230 one of at most 130.
		expect(boundOnTarget(300, 300, settingsOf())).toBe(300);
		expect(boundOnTarget(250, 250, settingsOf())).toBe(150);
		expect(boundOnTarget(230, 230, settingsOf())).toBe(0);
		expect(boundOnTarget(230, 165, settingsOf())).toBeCloseTo(165, 9);
		expect(boundOnTarget(190, 190, settingsOf())).toBe(0);
		// Where parts may be as small as 10, one beside one on target will do, if there may be another one.
		expect(boundOnTarget(250, 250, settingsOf({ least: 10, most: 165 }), 1)).toBe(165);
		expect(boundOnTarget(250, 250, settingsOf({ least: 10, most: 165 }), 0)).toBe(0);
	});
});

/** One preference after the other alone, and then all. */
function weightsOf(seed: number): PackageWeights {
	const keys = Object.keys(PACKAGE_WEIGHTS) as (keyof PackageWeights)[];
	const only = keys[seed % (keys.length + 1)];
	if (only === undefined) return PACKAGE_WEIGHTS;
	return {
		...(Object.fromEntries(keys.map((key) => [key, 0])) as Record<keyof PackageWeights, number>),
		[only]: 1
	};
}

describe('every division tried', () => {
	it('is no better than what is proposed, on 1,000 small random grounds', () => {
		const seen = { whole: 0, partial: 0, none: 0, offTarget: 0 };
		for (let seed = 1; seed <= 1_000; seed++) {
			const random = buildRandom(seed);
			const ground = drawRaster(random, 3, 3, {
				kept: 0.75,
				joined: seed % 2 === 0 ? 1 : 0.8,
				isEven: seed % 2 === 0
			});
			if (ground.communities.length > 7) continue;
			const measure = seed % 3 === 0 ? 'floorAreaM2' : 'households';
			const sizes = measure === 'households' ? {} : { measure, target: 8000, least: 6000, most: 10_000 };
			const settings = settingsOf({ ...sizes, weights: weightsOf(seed) } as Partial<PackageSettings>);
			const best = tryEveryDivision(ground, settings);
			const found = proposePackages(ground, settings);
			const byId = new Map(ground.communities.map((community) => [community.id, community]));
			const parts = found.plan.packages.map(({ communityIds }) => communityIds.map((id) => byId.get(id)!));
			const merit = judge(parts, ground, settings);
			const what = `seed ${seed}`;
			expect(merit, what).toEqual({
				packed: expect.closeTo(best.packed, 5),
				onTarget: expect.closeTo(best.onTarget, 5),
				cost: expect.closeTo(best.cost, 8)
			});
			expect(found.bound, what).toEqual({
				packed: expect.closeTo(best.packed, 5),
				packedBound: expect.closeTo(best.packed, 5),
				onTarget: expect.closeTo(best.onTarget, 5),
				onTargetBound: expect.closeTo(best.onTarget, 5),
				isOptimal: true
			});
			for (const group of found.groups) {
				const { size, packed, onTarget } = group;
				expect(boundBySizes(size, settings.least, settings.most), what).toBeGreaterThan(packed.size - 1e-6);
				expect(boundOnTarget(size, packed.size, settings), what).toBeGreaterThan(onTarget.size - 1e-6);
			}
			const total = ground.communities.reduce((sum, one) => sum + one[measure], 0);
			if (best.packed === 0) seen.none++;
			else if (best.packed > total - 1) seen.whole++;
			else seen.partial++;
			if (best.onTarget < best.packed) seen.offTarget++;
		}
		expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(10);
	});

	it('gives the same packages in whatever order communities and pairs come', () => {
		for (let seed = 1; seed <= 50; seed++) {
			const ground = drawRaster(buildRandom(seed), 6, 5);
			const turned = {
				...ground,
				communities: ground.communities.toReversed(),
				pairs: ground.pairs.toReversed()
			};
			expect(proposePackages(turned, settingsOf()), `seed ${seed}`).toEqual(
				proposePackages(ground, settingsOf())
			);
		}
	});
});
