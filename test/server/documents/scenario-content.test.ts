import { describe, expect, it } from 'vitest';
import { PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import { emptyScenario } from '#lib/core/scenarios/empty-scenario.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { SCENARIOS } from '#lib/server/documents/kinds/scenarios.ts';
import { readContent } from '#lib/server/documents/read-content.ts';
import { Refused } from '#lib/server/refused.ts';

const base = emptyScenario({ minutes: [15, 30], speedMps: 1 });
const packages: ScenarioDocument['packages'] = {
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
};
const read = (value: unknown) => readContent(SCENARIOS, value);

describe('a scenario that comes in', () => {
	it('is read as it was written, and what is not known of it is left out', () => {
		const written: ScenarioDocument = {
			...base,
			edits: [{ kind: 'close-centre', centreId: 'centre-1' }],
			packages
		};
		expect(read(structuredClone({ ...written, colour: 'red' }))).toEqual(written);
		// What a desk adds to its own part later on is kept with it.
		const richer = { ...packages, note: { by: 'desk' } };
		expect(read({ ...written, packages: richer }).packages).toEqual(richer);
	});

	it('lacks the desks that it was made without', () => {
		const { packages: _, bundles: __, zones: ___, ...bare } = base;
		expect(read(bare)).toEqual(base);
	});

	it.each<[string, unknown]>([
		['body', null],
		['format', []],
		['format', { ...base, format: '1' }],
		['format 2', { ...base, format: 2 }],
		['edits', { ...base, edits: {} }],
		['edits.0', { ...base, edits: [{ kind: 'fly' }] }],
		['edits.0', { ...base, edits: [null] }],
		['minutes', { ...base, minutes: [30, 15] }],
		['minutes', { ...base, minutes: [15] }],
		['minutes.1', { ...base, minutes: [15, Infinity] }],
		['speedMps', { ...base, speedMps: 0 }],
		['packages', { ...base, packages: [] }],
		['packages.settings', { ...base, packages: { packages: [] } }],
		[
			'packages.packages.0.communityIds',
			{ ...base, packages: { ...packages, packages: [{ id: 'x', name: '', isLocked: true }] } }
		],
		['zones', { ...base, zones: 'all' }]
	])('is refused naming %s', (field, document) => {
		expect(() => read(document)).toThrow(Refused);
		expect(() => read(document)).toThrow(field);
	});
});
