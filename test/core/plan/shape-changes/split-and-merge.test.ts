import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listShapeFaults } from '#lib/core/shaping/list-shape-faults.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import { splitAlongStreets } from '#lib/core/shaping/split-along-streets.ts';
import { splitArea } from '#lib/core/shaping/split-area.ts';
import type { Area, Shape } from '#lib/core/shaping/types.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import { mergeFeatures } from '#lib/core/plan/shape-changes/merge-features.ts';
import { shareOut } from '#lib/core/plan/shape-changes/share-out.ts';
import { splitFeature } from '#lib/core/plan/shape-changes/split-feature.ts';
import { at, drawPlan, make, STREETS } from '../../../helpers/shape-plan.ts';

const plan = drawPlan();
const areaOf = (from: Plan, layer: 'clusters' | 'communities', id: string) =>
	from[layer].get(id)!.geometry as Area;
const areaM2 = (shape: Shape) => measureShape(shape).areaM2;

function areasOf(result: { areas: readonly Area[] } | { refusal: string }): readonly Area[] {
	if ('refusal' in result) throw new Error(result.refusal);
	return result.areas;
}

describe('a cluster split along a street', () => {
	const [, west] = STREETS;
	const areas = areasOf(splitAlongStreets(areaOf(plan, 'clusters', 'west'), [west!.lngLats]));
	const after = make(
		plan,
		splitFeature(plan, { layer: 'clusters', featureId: 'west' }, { areas, ids: ['new'] })
	);

	it('keeps its id on the larger side, and its counts in sum', () => {
		const [kept, made] = ['west', 'new'].map((id) => after.clusters.get(id)!.properties);
		// The street runs at a third of its width.
		expect(kept).toMatchObject({ name: '组团1', number: 1, population: 667 });
		expect(made).toMatchObject({
			name: '组团1 2',
			nameEn: '组团1 en 2',
			number: 3,
			population: 334
		});
		const [keptM2, madeM2] = [Number(kept!.areaM2), Number(made!.areaM2)];
		expect(keptM2 + madeM2).toBe(360_000);
		// Shares are by areas on the sphere, where the third is one to a few square metres.
		expect(keptM2).toBeCloseTo(240_000, -2);
	});

	it('gives each side what lies in it', () => {
		const clusterOf = (layer: 'blocks' | 'communities' | 'centres', id: string) =>
			after[layer].get(id)!.properties.clusterId;
		expect(clusterOf('communities', 'a')).toBe('west');
		expect(clusterOf('communities', 'c')).toBe('east');
		expect(clusterOf('centres', 'k')).toBe('new');
	});

	it('leaves no gap and no overlap, and the cut is the street', () => {
		const sides = ['west', 'new'].map((id) => areaOf(after, 'clusters', id));
		expect(sides.flatMap((side) => listShapeFaults(side))).toEqual([]);
		// Areas on the sphere are kept to the last decimal of a position.
		expect(areaM2(sides[0]!) + areaM2(sides[1]!)).toBeCloseTo(areaM2(areaOf(plan, 'clusters', 'west')), 0);
		for (const side of sides) expect(JSON.stringify(side)).toContain(JSON.stringify(at(-200, 300)));
	});

	it('is one group, so that it is made wholly or not at all', () => {
		const { changes } = splitFeature(plan, { layer: 'clusters', featureId: 'west' }, { areas, ids: ['new'] });
		expect(new Set(changes.map(({ group }) => group)).size).toBe(1);
	});

	it('tells the neighbour of the corner, where the cut ends on a border that both have', () => {
		const across = areasOf(splitArea(areaOf(plan, 'clusters', 'west'), [at(-650, 50), at(50, 50)]));
		const cut = make(
			plan,
			splitFeature(plan, { layer: 'clusters', featureId: 'west' }, { areas: across, ids: ['new'] })
		);
		expect(JSON.stringify(areaOf(cut, 'clusters', 'east'))).toContain(JSON.stringify(at(0, 50)));
	});
});

describe('a community split by a line', () => {
	const target = { layer: 'communities', featureId: 'a' } as const;
	const areas = areasOf(splitArea(areaOf(plan, 'communities', 'a'), [at(-410, 160), at(-290, 160)]));
	const after = make(plan, splitFeature(plan, target, { areas, ids: ['new'], streets: STREETS }));
	const of = (id: string) => after.communities.get(id)!.properties;

	it('shares out what is counted, and copies the rest', () => {
		expect(of('a')).toMatchObject({ households: 61, people: 182, buildings: 4, siteAreaM2: 6000 });
		expect(of('new')).toMatchObject({
			households: 40,
			people: 121,
			buildings: 3,
			siteAreaM2: 4000,
			yearBuilt: 1985
		});
	});

	it('leaves entrances on the side where they are, and makes one for the side without', () => {
		expect(of('a').entrances).toEqual(plan.communities.get('a')!.properties.entrances);
		expect(of('new').entrances).toHaveLength(1);
	});

	it('merged again is what it was', () => {
		const merged = make(after, mergeFeatures(after, 'communities', 'a', 'new'));
		expect(merged.communities.has('new')).toBe(false);
		expect(merged.communities.get('a')!.properties).toMatchObject({
			households: 101,
			people: 303,
			buildings: 7,
			floorAreaM2: 9001,
			aliases: ['小区a 2']
		});
		expect(areaM2(areaOf(merged, 'communities', 'a'))).toBeCloseTo(
			areaM2(areaOf(plan, 'communities', 'a')),
			0
		);
	});
});

describe('clusters merged', () => {
	it('become one that all refer to', () => {
		const after = make(plan, mergeFeatures(plan, 'clusters', 'east', 'west'));
		expect([...after.clusters.keys()]).toEqual(['east']);
		expect(after.clusters.get('east')!.properties).toMatchObject({ population: 2002, areaM2: 720_000 });
		for (const layer of ['blocks', 'communities', 'centres'] as const)
			for (const { properties } of after[layer].values()) expect(properties.clusterId).toBe('east');
	});

	it('are refused where there is nothing to merge', () => {
		expect(mergeFeatures(plan, 'clusters', 'east', 'east')).toMatchObject({ refusal: 'itself' });
		expect(mergeFeatures(plan, 'clusters', 'east', 'a')).toMatchObject({ refusal: 'other-layer' });
	});

	it('take the opening between two communities with the wall, and join others', () => {
		const passage = (id: string, communityIds: string[]) => ({
			type: 'Feature' as const,
			properties: { id, communityIds, provenance: 'illustrative' },
			geometry: { type: 'Point' as const, coordinates: at(0, 0) }
		});
		const joined: Plan = {
			...plan,
			passages: new Map([
				['p', passage('p', ['a', 'b'])],
				['q', passage('q', ['b', 'c'])]
			])
		};
		const after = make(joined, mergeFeatures(joined, 'communities', 'a', 'b'));
		expect([...after.passages.values()].map(({ properties }) => properties.communityIds)).toEqual([
			['a', 'c']
		]);
	});
});

describe('what is shared out', () => {
	it('adds up to the whole, in whole units, and each share is within one unit of its part', () => {
		fc.assert(
			fc.property(
				fc.nat(1e9),
				fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 6 }),
				(total, weights) => {
					const shares = shareOut(total, weights);
					const sum = weights.reduce((a, b) => a + b, 0);
					expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
					for (const [i, share] of shares.entries()) {
						expect(Number.isInteger(share)).toBe(true);
						expect(Math.abs(share - (total * weights[i]!) / sum)).toBeLessThan(1 + 1e-6);
					}
				}
			)
		);
		expect(shareOut(3, [0, 0])).toEqual([2, 1]);
		expect(shareOut(2.5, [1, 1])).toEqual([1.5, 1]);
	});
});
