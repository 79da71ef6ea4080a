import { describe, expect, it } from 'vitest';
import type { CoverageItem } from '#lib/core/coverage/types.ts';
import { compareScenarios } from '#lib/core/scenarios/compare-scenarios.ts';
import { emptyScenario } from '#lib/core/scenarios/empty-scenario.ts';
import { measureScenario } from '#lib/core/scenarios/measure-scenario.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';

const base = emptyScenario({ minutes: [15, 30], speedMps: 1 });
const item = (id: string, households: number, walkSeconds: number | null): CoverageItem => ({
	id,
	clusterId: null,
	districtId: null,
	centreId: null,
	walkSeconds,
	households,
	people: 3 * households,
	floorAreaM2: 80 * households
});
/** At 10, 15 and 40 minutes, and on an island. */
const items = [item('a', 100, 600), item('b', 200, 900), item('c', 100, 2400), item('d', 50, null)];

const packaged: ScenarioDocument = {
	...base,
	packages: {
		settings: {
			measure: 'households',
			target: 250,
			least: 200,
			most: 400,
			acrossClusters: false,
			weights: PACKAGE_WEIGHTS
		},
		packages: [{ id: 'package-a', name: '', isLocked: false, communityIds: ['a', 'b'] }],
		unassigned: []
	}
};

describe('figures of a scenario', () => {
	it('count what lies within each circle, the budget itself included', () => {
		expect(measureScenario(base, items, 2)).toEqual({
			centres: 2,
			households: 450,
			covered: [300, 300],
			meanWalkS: (100 * 600 + 200 * 900 + 100 * 2400) / 400,
			worstWalkS: 2400,
			unreached: 50,
			packages: null,
			bundles: null,
			zones: null
		});
	});

	it('measure packages by the communities that are there', () => {
		expect(measureScenario(packaged, items, 2).packages).toEqual({
			count: 1,
			communities: 2,
			households: 300,
			largestDeviation: 0.2
		});
	});

	it('have no walk where nobody reaches a centre', () => {
		const { meanWalkS, worstWalkS, covered } = measureScenario(base, [item('d', 50, null)], 0);
		expect([meanWalkS, worstWalkS, covered]).toEqual([null, null, [0, 0]]);
	});
});

describe('table of differences', () => {
	it('has a line for what either has, and no difference to what one lacks', () => {
		const [a, b] = [measureScenario(base, items, 2), measureScenario(packaged, items, 3)];
		const rows = new Map(compareScenarios(a, b).map((row) => [row.key, row]));
		expect(rows.get('centres')).toMatchObject({ a: 2, b: 3, difference: 1, wanted: null });
		expect(rows.get('packages')).toMatchObject({ a: null, b: 1, difference: null });
		expect(rows.has('zones')).toBe(false);
	});

	it('turns round with the two', () => {
		const a = measureScenario(base, items, 2);
		const b = measureScenario(base, items.slice(0, 3), 2);
		const there = compareScenarios(a, b);
		const back = compareScenarios(b, a);
		expect(there.map(({ difference }) => difference)).toEqual(
			back.map(({ difference }) => difference && -difference)
		);
		expect(there.every((row) => row.difference === row.b! - row.a!)).toBe(true);
	});
});
