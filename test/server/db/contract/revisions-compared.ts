import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { toFeatures, toPlan } from '#lib/core/plan/plan.ts';
import { readChanges } from '#lib/core/plan/read-changes.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { getFeatures, replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { changePlan } from '#lib/server/plan/change-plan.ts';
import { compareRevisions } from '#lib/server/plan/compare-revisions.ts';
import { getPlanAt } from '#lib/server/plan/get-plan-at.ts';
import { randomStep, toWanted } from '../../../helpers/random-plan.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

export function testRevisionsCompared(getDb: () => Db): void {
	beforeEach(async () => {
		await getDb().query('delete from city');
		await replaceCity(getDb(), buildSmallCity());
	});

	const change = (changes: WantedChange[], base: number) =>
		changePlan(getDb(), 'small', {
			id: randomUUID(),
			base,
			author: '王工',
			reason: '',
			source: 'edit',
			changes
		});
	const rename = (value: string): WantedChange => ({
		layer: 'centres',
		featureId: 'centre-B',
		op: 'set',
		field: 'name',
		value
	});
	const compare = (from: number, to?: number) => compareRevisions(getDb(), 'small', { from, to });

	it('are what was changed between them and not changed back, in either direction', async () => {
		await change([rename('甲')], 1);
		await change([rename('乙')], 2);
		const { changes, ...range } = await compare(1);
		expect(range).toEqual({ from: 1, to: 3 });
		expect(changes).toMatchObject([{ featureId: 'centre-B', field: 'name', after: '乙' }]);
		const [there] = changes;
		expect((await compare(3, 1)).changes).toMatchObject([
			{ field: 'name', before: '乙', after: (there as { before: unknown }).before }
		]);
		expect((await compare(2, 2)).changes).toEqual([]);
		await change([rename((there as { before: string }).before)], 3);
		expect((await compare(1)).changes).toEqual([]);
	});

	it.each([
		[0, 1, 0],
		[1, 9, 9],
		[9, undefined, 9]
	])('that there are not are refused: %s to %s', async (from, to, revision) => {
		await expect(compare(from, to)).rejects.toMatchObject({
			code: 'unknown-revision',
			status: 404,
			parameters: { revision, first: 1, last: 1 }
		});
	});

	describe('of random changes', () => {
		it('make the second plan of the first', async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(randomStep, { minLength: 1, maxLength: 8 }),
					fc.nat(),
					fc.nat(),
					async (steps, a, b) => {
						await getDb().query('delete from city');
						await replaceCity(getDb(), buildSmallCity());
						let revision = 1;
						for (const step of steps) {
							const wanted = toWanted(toPlan(await getFeatures(getDb(), 'small')), step);
							const { changes, problems } = readChanges(wanted ? [wanted] : []);
							if (problems.length > 0) continue;
							revision =
								(
									await change(changes, revision).catch((error: { code?: string }) => {
										if (error.code !== 'wrong-changes') throw error;
									})
								)?.revision ?? revision;
						}
						const [from, to] = [1 + (a % revision), 1 + (b % revision)];
						const [first, second] = await Promise.all(
							[from, to].map(async (known) => (await getPlanAt(getDb(), 'small', { known })).features)
						);
						const { changes } = await compare(from, to);
						expect(toFeatures(applyChanges(toPlan(first!), changes))).toEqual(toFeatures(toPlan(second!)));
					}
				),
				{ numRuns: 10 }
			);
		});
	});
}
