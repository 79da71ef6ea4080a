import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { NameTaken } from '#lib/server/named-rows.ts';
import { createScenario, deleteScenario, findScenario, listScenarios } from '#lib/server/scenarios.ts';
import { buildSmallCity } from '../small-city.ts';

const DOCUMENT: ScenarioDocument = {
	format: 1,
	edits: [{ kind: 'close-centre', centreId: 'centre-B' }],
	minutes: [15, 30],
	speedMps: 1.25,
	packages: null,
	bundles: null,
	zones: {
		zones: [{ id: 'zone-01', blockIds: ['block-1'], population: 60_000, areaM2: 617_283.9 }],
		deviation: { population: 0, area: 0, populationRange: [0, 0], areaRange: [0, 0] }
	}
};

export function testScenarios(getDb: () => Db): void {
	beforeAll(async () => {
		await replaceCity(getDb(), buildSmallCity('a'));
		await replaceCity(getDb(), buildSmallCity('b'));
	});
	beforeEach(() => getDb().query('delete from scenario'));

	it('come back as they were kept, and are listed without what they hold', async () => {
		const kept = await createScenario(getDb(), 'a', { name: '  方案一 ', document: DOCUMENT });
		expect(kept).toEqual({
			id: expect.stringMatching(/^[\w-]{12}$/),
			name: '方案一',
			createdAt: expect.any(Date)
		});
		expect(await findScenario(getDb(), 'a', kept.id)).toEqual({ ...kept, document: DOCUMENT });
		expect(await listScenarios(getDb(), 'a')).toEqual([kept]);
		expect(await listScenarios(getDb(), 'b')).toEqual([]);
	});

	it('are found and deleted only in their city', async () => {
		const { id } = await createScenario(getDb(), 'a', { name: 'x', document: DOCUMENT });
		expect(await findScenario(getDb(), 'b', id)).toBeUndefined();
		expect(await deleteScenario(getDb(), 'b', id)).toBe(false);
		expect(await deleteScenario(getDb(), 'a', id)).toBe(true);
		expect(await deleteScenario(getDb(), 'a', id)).toBe(false);
	});

	it('outlive a new version of the plan', async () => {
		const kept = await createScenario(getDb(), 'a', { name: 'x', document: DOCUMENT });
		await replaceCity(getDb(), buildSmallCity('a'));
		expect(await listScenarios(getDb(), 'a')).toEqual([kept]);
	});

	it('refuse a name that is taken, and what is no scenario, and keep nothing of it', async () => {
		await createScenario(getDb(), 'a', { name: 'x', document: DOCUMENT });
		const taken = createScenario(getDb(), 'a', { name: 'x ', document: DOCUMENT });
		await expect(taken).rejects.toThrow(NameTaken);
		await expect(taken).rejects.toThrow(
			'A scenario named "x" is there already. Choose another name, or delete it first.'
		);
		await expect(createScenario(getDb(), 'a', { name: 'y', document: { format: 2 } })).rejects.toThrow(
			RangeError
		);
		expect(await listScenarios(getDb(), 'a')).toHaveLength(1);
	});
}
