import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { emptyPlan, toFeatures } from '#lib/core/plan/plan.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import { readChanges } from '#lib/core/plan/read-changes.ts';
import { mergeFeatures } from '#lib/core/plan/shape-changes/merge-features.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { findCity, findRevision, getFeatures, replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { findChangeSet, readFeatureLog, readLog } from '#lib/server/db/read-log.ts';
import { changePlan, revertRevision, undoChangeSet, type SentChanges } from '#lib/server/plan/change-plan.ts';
import { decideClash } from '#lib/server/plan/decide-clash.ts';
import { listLog } from '#lib/server/plan/list-log.ts';
import { listClashes } from '#lib/server/plan/clashes.ts';
import { planEvents } from '#lib/server/plan/plan-events.ts';
import { randomStep, toWanted } from '../../../helpers/random-plan.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

export function testHistory(getDb: () => Db): void {
	beforeEach(async () => {
		await getDb().query('delete from city');
		await replaceCity(getDb(), buildSmallCity());
	});

	const sent = (changes: WantedChange[], more: Partial<SentChanges> = {}): SentChanges => ({
		id: randomUUID(),
		base: 1,
		author: '王工',
		reason: '实地核对',
		source: 'edit',
		changes,
		...more
	});
	const change = (changes: WantedChange[], more: Partial<SentChanges> = {}) =>
		changePlan(getDb(), 'small', sent(changes, more));
	const rename = (value: string): WantedChange => ({
		layer: 'centres',
		featureId: 'centre-B',
		op: 'set',
		field: 'name',
		value
	});
	const nameNow = async () =>
		(await getFeatures(getDb(), 'small')).centres.features.find(
			({ properties }) => properties.id === 'centre-B'
		)!.properties.name;
	const expectReplayed = async () => {
		const log = await readLog(getDb(), 'small');
		const replayed = applyChanges(
			emptyPlan(),
			log.flatMap(({ changes }) => changes)
		);
		expect(toFeatures(replayed)).toEqual(await getFeatures(getDb(), 'small'));
		expect(log.map(({ revision }) => revision)).toEqual(log.map((_, i) => i + 1));
	};

	it('begins with the whole city', async () => {
		const [first, ...others] = await readLog(getDb(), 'small');
		expect(others).toEqual([]);
		expect(first).toMatchObject({ revision: 1, source: 'seed', asOf: '2022-03-01', author: '' });
		await expectReplayed();
	});

	it('keeps who, when, why and what', async () => {
		const answer = await change([rename('甲')], { asOf: '2022-07-03' });
		expect(answer).toEqual({ revision: 2, applied: 1, clashes: [] });
		const [set] = await readLog(getDb(), 'small', { after: 1 });
		expect(set).toMatchObject({
			author: '王工',
			reason: '实地核对',
			source: 'edit',
			asOf: '2022-07-03',
			base: 1
		});
		expect(set!.changes).toMatchObject([{ op: 'set', field: 'name', after: '甲' }]);
		expect(set!.recordedAt).toMatch(/^20\d\d-\d\d-\d\dT.*Z$/);
		expect(await nameNow()).toBe('甲');
		expect(await findRevision(getDb(), 'small')).toBe(2);
		expect((await findCity(getDb(), 'small'))!.asOf).toBe('2022-07-03');
		await expectReplayed();
	});

	it('makes a set that is sent twice once, and refuses its id for another', async () => {
		const set = sent([rename('甲')]);
		const first = await changePlan(getDb(), 'small', set);
		expect(await changePlan(getDb(), 'small', set)).toEqual(first);
		await expect(changePlan(getDb(), 'small', { ...set, reason: '另一个' })).rejects.toMatchObject({
			code: 'same-id'
		});
		expect(await findRevision(getDb(), 'small')).toBe(2);
	});

	it('merges different fields and keeps both values of a clash', async () => {
		await change([rename('甲')]);
		const people: WantedChange = {
			layer: 'centres',
			featureId: 'centre-B',
			op: 'set',
			field: 'open',
			value: false
		};
		const answer = await change([rename('乙'), people], { author: '李工' });
		expect(answer).toMatchObject({
			revision: 3,
			applied: 1,
			clashes: [{ changes: [{ theirs: '甲', mine: '乙' }] }]
		});
		expect(await nameNow()).toBe('甲');
		expect(await listClashes(getDb(), 'small')).toMatchObject([
			{ id: answer.clashes[0]!.id, revision: 3, author: '李工', decision: null }
		]);
		await expectReplayed();
	});

	it('lets anybody decide a clash once, for either value', async () => {
		await change([rename('甲')]);
		const decide = (clash: string, keep: 'mine' | 'theirs') =>
			decideClash(getDb(), 'small', clash, { id: randomUUID(), keep, author: '赵', reason: '' });
		const { clashes } = await change([rename('乙')]);
		expect(await decide(clashes[0]!.id, 'mine')).toMatchObject({ revision: 4, applied: 1 });
		expect(await nameNow()).toBe('乙');
		await expect(decide(clashes[0]!.id, 'theirs')).rejects.toMatchObject({
			code: 'decided-clash',
			parameters: { by: '赵' }
		});
		expect(await listClashes(getDb(), 'small')).toEqual([]);
		expect(await listClashes(getDb(), 'small', { all: true })).toMatchObject([
			{ decision: 'mine', decidedRevision: 4 }
		]);
		const again = await change([rename('丙')]);
		await decide(again.clashes[0]!.id, 'theirs');
		expect(await nameNow()).toBe('乙');
		await expectReplayed();
	});

	it('brings back what was removed for who had changed it', async () => {
		const landmark = { layer: 'landmarks', featureId: 'landmark-1' } as const;
		await change([{ ...landmark, op: 'remove' }]);
		const { clashes } = await change([{ ...landmark, op: 'set', field: 'name', value: '甲' }]);
		await decideClash(getDb(), 'small', clashes[0]!.id, {
			id: randomUUID(),
			keep: 'mine',
			author: '',
			reason: ''
		});
		const { features } = (await getFeatures(getDb(), 'small')).landmarks;
		expect(features.find(({ properties }) => properties.id === 'landmark-1')!.properties.name).toBe('甲');
		await expectReplayed();
	});

	it('is listed newest first, with what each change set did counted', async () => {
		await change([rename('甲')]);
		await change([{ layer: 'landmarks', featureId: 'landmark-1', op: 'remove' }], {
			base: 2,
			author: '李工'
		});
		const query = { before: 99, limit: 10, author: null, layer: null };
		const [newest, middle, seed] = await listLog(getDb(), 'small', query);
		expect(newest).toMatchObject({ revision: 3, counts: [{ layer: 'landmarks', op: 'remove', count: 1 }] });
		expect(middle!.first).toHaveLength(1);
		expect(seed!.counts.length).toBeGreaterThan(8);
		expect(
			(await listLog(getDb(), 'small', { ...query, author: '李工' })).map(({ revision }) => revision)
		).toEqual([3]);
		expect(
			(await listLog(getDb(), 'small', { ...query, layer: 'centres' })).map(({ revision }) => revision)
		).toEqual([2, 1]);
	});

	it('is listed by place: all that was done to what meets a box, or ever did', async () => {
		const [lng, lat] = buildSmallCity().meta.bbox;
		const at = (x: number, y: number) => [lng + x / 1000, lat + y / 1000];
		const around = ([x, y]: number[]): Bbox => [x! - 2e-4, y! - 2e-4, x! + 2e-4, y! + 2e-4];
		const landmark = { layer: 'landmarks', featureId: 'landmark-1' } as const;
		const move = (x: number, y: number): WantedChange => ({
			...landmark,
			op: 'set',
			field: 'geometry',
			value: { type: 'Point', coordinates: at(x, y) }
		});
		await change([move(1, 1)]);
		await change([{ ...landmark, op: 'set', field: 'name', value: '甲' }], { base: 2 });
		await change([rename('乙')], { base: 3 });
		const listed = async (x: number, y: number) =>
			(
				await listLog(getDb(), 'small', {
					before: 99,
					limit: 10,
					author: null,
					layer: 'landmarks',
					within: around(at(x, y))
				})
			).map(({ revision }) => revision);
		expect(await listed(1, 1)).toEqual([3, 2, 1]);
		expect(await listed(7.7777777, 7)).toEqual([3, 2, 1]);
		await change([move(2, 2)], { base: 4 });
		expect(await listed(1, 1)).toEqual([5, 3, 2, 1]);
		await change([{ ...landmark, op: 'remove' }], { base: 5 });
		// With all that was done to it, wherever it was then.
		expect(await listed(2, 2)).toEqual([6, 5, 3, 2, 1]);
		expect(await listed(1, 1)).toEqual([6, 5, 3, 2, 1]);
		expect(await listed(3.5, 3.5)).toEqual([]);
	});

	it('refuses what would break the plan, and stores nothing', async () => {
		const wrong: WantedChange = {
			layer: 'communities',
			featureId: 'community-1',
			op: 'set',
			field: 'clusterId',
			value: 'x'
		};
		await expect(change([rename('甲'), wrong])).rejects.toMatchObject({
			status: 422,
			code: 'wrong-changes',
			parameters: { problems: [{ layer: 'communities', featureId: 'community-1', field: 'clusterId' }] }
		});
		await expect(change([rename('甲')], { base: 99 })).rejects.toMatchObject({ code: 'unknown-base' });
		await expect(change([rename('甲')], { base: 0 })).rejects.toMatchObject({ code: 'unknown-base' });
		expect(await readLog(getDb(), 'small')).toHaveLength(1);
		expect(await getFeatures(getDb(), 'small')).toEqual(buildSmallCity().features);
	});

	it('undoes one’s own and redoes it, and never another’s', async () => {
		const was = await nameNow();
		const set = sent([rename('甲')]);
		await changePlan(getDb(), 'small', set);
		const undo = { id: randomUUID(), author: '王工', reason: '', target: set.id };
		await expect(undoChangeSet(getDb(), 'small', { ...undo, author: '李工' })).rejects.toMatchObject({
			code: 'not-own-change'
		});
		expect(await undoChangeSet(getDb(), 'small', undo)).toMatchObject({ applied: 1, skipped: [] });
		expect(await nameNow()).toBe(was);
		await undoChangeSet(getDb(), 'small', { ...undo, id: randomUUID(), target: undo.id });
		expect(await nameNow()).toBe('甲');
		expect((await findChangeSet(getDb(), 'small', undo.id))!.undoes).toBe(set.id);
		await expectReplayed();
	});

	it('reverts any revision, and leaves what was changed since', async () => {
		await change([rename('甲')]);
		await change([{ ...rename('甲'), field: 'open', value: false } as WantedChange], { base: 2 });
		await change([rename('乙')], { base: 3, author: '李工' });
		const answer = await revertRevision(getDb(), 'small', {
			id: randomUUID(),
			author: '赵',
			reason: '',
			revision: 2
		});
		expect(answer).toMatchObject({ applied: 0, skipped: [{ field: 'name', revision: 4, author: '李工' }] });
		expect(await nameNow()).toBe('乙');
	});

	it('tells what became of one feature', async () => {
		await change([rename('甲')]);
		await change([{ layer: 'landmarks', featureId: 'landmark-1', op: 'remove' }], { base: 2 });
		const log = await readFeatureLog(getDb(), 'small', 'centres', 'centre-B');
		expect(log.map(({ revision }) => revision)).toEqual([1, 2]);
		expect(log[1]!.changes).toHaveLength(1);
		expect(await readFeatureLog(getDb(), 'small', 'landmarks', 'landmark-1')).toHaveLength(2);
		expect(await readFeatureLog(getDb(), 'small', 'roofs', 'x')).toEqual([]);
	});

	it('marks features with the revision that changed them last', async () => {
		await change([rename('甲')]);
		const rows = await getDb().query('select id, version from service_centre order by id');
		expect(rows).toContainEqual({ id: 'centre-B', version: 2 });
		expect(rows).toContainEqual({ id: 'centre-a', version: 1 });
	});

	it('is only added to', async () => {
		await change([rename('甲')]);
		for (const sql of [
			`update change_set set author = 'x'`,
			`delete from change_set`,
			`update change set field = 'x'`,
			'delete from change'
		])
			await expect(getDb().query(sql)).rejects.toMatchObject({ code: '23001' });
		await getDb().query('delete from city');
		expect(await getDb().query('select from change')).toEqual([]);
	});

	it('gains only what is new when a city is replaced', async () => {
		const city = buildSmallCity();
		city.features.communities.features[0]!.properties.households = 77;
		await replaceCity(getDb(), city);
		const [set] = await readLog(getDb(), 'small', { after: 1 });
		expect(set!.changes).toMatchObject([{ op: 'set', field: 'households', after: 77 }]);
		expect(await getDb().query('select id from community where version = 2')).toHaveLength(1);
		await expectReplayed();
	});

	it('lets two clusters exchange their numbers', async () => {
		const { features } = (await getFeatures(getDb(), 'small')).clusters;
		const [a, b] = features.map(({ properties }) => properties);
		const number = (featureId: string, value: number): WantedChange => ({
			layer: 'clusters',
			featureId,
			op: 'set',
			field: 'number',
			value
		});
		await change([number(a!.id, b!.number), number(b!.id, a!.number)]);
		await expectReplayed();
	});

	it('lets a community take over the entrances of one that it is merged with, and undoes it', async () => {
		const before = await getFeatures(getDb(), 'small');
		const [kept, gone] = before.communities.features.map(({ properties }) => properties.id);
		const merged = mergeFeatures(toPlan(before), 'communities', kept!, gone!);
		const set = sent('changes' in merged ? merged.changes : []);
		await changePlan(getDb(), 'small', set);
		const after = (await getFeatures(getDb(), 'small')).communities.features;
		expect(after).toHaveLength(before.communities.features.length - 1);
		await expectReplayed();
		await undoChangeSet(getDb(), 'small', { id: randomUUID(), target: set.id, author: '王工', reason: '' });
		expect(await getFeatures(getDb(), 'small')).toEqual(before);
	});

	it('wakes who follows the city', async () => {
		let count = 0;
		const stop = planEvents(getDb()).follow('small', () => count++);
		await change([rename('甲')]);
		expect(count).toBeGreaterThan(0);
		stop();
		const until = count;
		await change([rename('乙')], { base: 2 });
		expect(count).toBe(until);
	});

	it('takes changes of many at once, each once and in one order', async () => {
		const sets = Array.from({ length: 20 }, (_, i) => sent([rename(`名${i}`)], { author: `人${i % 4}` }));
		const answers = await Promise.all(sets.map((set) => changePlan(getDb(), 'small', set)));
		expect(answers.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual(
			sets.map((_, i) => i + 2)
		);
		expect(answers.filter(({ applied }) => applied === 1)).toHaveLength(1);
		expect(await listClashes(getDb(), 'small')).toHaveLength(19);
		await expectReplayed();
	});

	describe('of random changes', () => {
		it('gives the tables when it is replayed from nothing', async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(fc.tuple(randomStep, fc.nat(3)), { maxLength: 12 }), async (steps) => {
					await getDb().query('delete from city');
					await replaceCity(getDb(), buildSmallCity());
					let revision = 1;
					for (const [step, behind] of steps) {
						const wanted = toWanted(toPlan(await getFeatures(getDb(), 'small')), step);
						const { changes, problems } = readChanges(wanted ? [wanted] : []);
						if (problems.length > 0) continue;
						const answer = await change(changes, { base: Math.max(1, revision - behind) }).catch(
							(error: { code?: string }) => {
								if (error.code !== 'wrong-changes') throw error;
							}
						);
						revision = answer?.revision ?? revision;
					}
					await expectReplayed();
				}),
				{ numRuns: 12 }
			);
		});
	});
}
