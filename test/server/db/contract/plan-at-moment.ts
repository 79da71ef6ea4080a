import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from '#lib/core/plan/read-changes.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { PlanFeature, WantedChange } from '#lib/core/plan/types.ts';
import { findRevision, getFeatures, replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { changePlan } from '#lib/server/plan/change-plan.ts';
import { getPlanAt } from '#lib/server/plan/get-plan-at.ts';
import { DatabaseSource } from '#lib/server/plan-source/database-source.ts';
import { randomStep, toWanted } from '../../../helpers/random-plan.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

export function testPlanAtMoment(getDb: () => Db): void {
	beforeEach(async () => {
		await getDb().query('delete from city');
		await replaceCity(getDb(), buildSmallCity());
	});

	const change = async (changes: WantedChange[], asOf: string) =>
		changePlan(getDb(), 'small', {
			id: randomUUID(),
			base: (await findRevision(getDb(), 'small'))!,
			author: '',
			reason: '',
			source: 'edit',
			asOf,
			changes
		});
	const rename = (value: string): WantedChange => ({
		layer: 'centres',
		featureId: 'centre-B',
		op: 'set',
		field: 'name',
		value
	});
	const at = async (moment: Parameters<typeof getPlanAt>[2]) => {
		const { meta, revision, features } = await getPlanAt(getDb(), 'small', moment);
		const found = features.centres.features.find(({ properties }) => properties.id === 'centre-B')!;
		return [found.properties.name, meta.asOf, revision];
	};

	it('is the newest plan unless another is asked for', async () => {
		await change([rename('甲')], '2022-07-03');
		const { features, revision, meta } = await getPlanAt(getDb(), 'small');
		expect(features).toEqual(await getFeatures(getDb(), 'small'));
		expect([revision, meta.asOf]).toEqual([2, '2022-07-03']);
		expect(JSON.stringify(await getPlanAt(getDb(), 'small', { known: 2 }))).toBe(
			JSON.stringify({ meta, features, revision })
		);
	});

	it('tells what was known from what was true', async () => {
		const [was] = await at({});
		await change([rename('甲')], '2022-07-03');
		await change([rename('乙')], '2022-05-01');
		expect(await at({ known: 1 })).toEqual([was, '2022-03-01', 1]);
		expect(await at({ known: 2 })).toEqual(['甲', '2022-07-03', 2]);
		expect(await at({ known: 3 })).toEqual(['乙', '2022-07-03', 3]);
		expect(await at({ asOf: '2022-04-30' })).toEqual([was, '2022-03-01', 3]);
		expect(await at({ asOf: '2022-05-01' })).toEqual(['乙', '2022-05-01', 3]);
		expect(await at({ asOf: '2022-05-01', known: 2 })).toEqual([was, '2022-03-01', 2]);
		expect(await at({ asOf: '2099-01-01', known: 2 })).toEqual(['甲', '2022-07-03', 2]);
	});

	it('is the same text from the log and from the tables, in whatever order fields were sent', async () => {
		const [centre] = buildSmallCity().features.centres.features;
		const { doors, ...properties } = centre!.properties;
		const value = {
			...centre!,
			properties: {
				doors: doors.map(({ id, ...door }, i) => ({ ...door, id: `new-door-${i}` })),
				...properties,
				id: 'new'
			}
		} as unknown as PlanFeature;
		await change([{ layer: 'centres', featureId: 'new', op: 'add', value }], '2022-04-01');
		const features = async () =>
			JSON.stringify((await getPlanAt(getDb(), 'small', { asOf: '2022-04-01' })).features);
		const ofTables = await features();
		await change([rename('甲')], '2022-07-03');
		expect(await features()).toBe(ofTables);
	});

	it('refuses a revision and a date that there are not, and says what there is', async () => {
		await expect(at({ known: 2 })).rejects.toMatchObject({
			code: 'unknown-revision',
			parameters: { revision: 2, first: 1, last: 1 }
		});
		await expect(at({ known: 0 })).rejects.toMatchObject({ code: 'unknown-revision' });
		await expect(at({ asOf: '2022-02-28' })).rejects.toMatchObject({
			code: 'early-date',
			parameters: { asOf: '2022-02-28', first: '2022-03-01' }
		});
		await expect(getPlanAt(getDb(), 'atlantis')).rejects.toMatchObject({ code: 'unknown-city' });
	});

	it('is applied to and reverted through a source, each once', async () => {
		const source = new DatabaseSource(getDb(), async () => {});
		const sent = { id: randomUUID(), base: 1, changes: [rename('甲')] };
		expect(await source.apply('small', sent)).toEqual({ revision: 2, applied: 1, clashes: [] });
		expect(await source.apply('small', sent)).toMatchObject({ revision: 2 });
		const wanted = { id: randomUUID(), author: '', reason: '', revision: 2 };
		expect(await source.revert('small', wanted)).toMatchObject({ revision: 3, applied: 1 });
		expect((await source.listChangeSets('small', 1)).changeSets.map(({ revision }) => revision)).toEqual([
			2, 3
		]);
		expect((await source.listHistory('small', 'centres', 'centre-B')).changeSets).toHaveLength(3);
		await expect(source.listHistory('small', 'centres', 'x')).rejects.toMatchObject({
			code: 'unknown-feature'
		});
	});

	describe('of random changes', () => {
		it('is for ever what it was when it was the newest', async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(fc.tuple(randomStep, fc.nat(20)), { maxLength: 10 }), async (steps) => {
					await getDb().query('delete from city');
					await replaceCity(getDb(), buildSmallCity());
					const texts = [await textOf({})];
					const dated = [await textOf({ asOf: '2022-03-15' })];
					for (const [step, day] of steps) {
						const wanted = toWanted(toPlan(await getFeatures(getDb(), 'small')), step);
						const { changes } = readChanges(wanted ? [wanted] : []);
						const asOf = `2022-03-${String(5 + day).padStart(2, '0')}`;
						const made = await change(changes, asOf).catch((error: { code?: string }) => {
							if (error.code !== 'wrong-changes') throw error;
						});
						if (!made) continue;
						texts.push(await textOf({}));
						dated.push(await textOf({ asOf: '2022-03-15' }));
					}
					for (const [i, text] of texts.entries()) expect(await textOf({ known: i + 1 })).toBe(text);
					for (const [i, text] of dated.entries())
						expect(await textOf({ known: i + 1, asOf: '2022-03-15' })).toBe(text);
				}),
				{ numRuns: 10 }
			);
		});
	});

	const textOf = async (moment: Parameters<typeof getPlanAt>[2]) =>
		JSON.stringify(await getPlanAt(getDb(), 'small', moment));
}
