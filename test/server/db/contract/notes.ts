import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { removeNote } from '#lib/core/notes/remove-note.ts';
import { withoutNotes } from '#lib/core/notes/without-notes.ts';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { emptyPlan, toFeatures, toPlan } from '#lib/core/plan/plan.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { findRevision, getFeatures, replaceCity } from '#lib/server/cities.ts';
import { readBuildState } from '#lib/server/city-store/build-state.ts';
import type { Db } from '#lib/server/db/port.ts';
import { readFeatureLog, readLog } from '#lib/server/db/read-log.ts';
import { changePlan, revertRevision, undoChangeSet, type SentChanges } from '#lib/server/plan/change-plan.ts';
import { listClashes } from '#lib/server/plan/clashes.ts';
import { getPlanAt } from '#lib/server/plan/get-plan-at.ts';
import { judgeEdit } from '#lib/server/plan/judge-edit.ts';
import { listLog } from '#lib/server/plan/list-log.ts';
import { planEvents } from '#lib/server/plan/plan-events.ts';
import { addNote } from '../../../helpers/add-note.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

/** Notes are a layer of the plan: all that the log does for others, it does for them. */
export function testNotes(getDb: () => Db): void {
	beforeEach(async () => {
		await getDb().query('delete from city');
		await replaceCity(getDb(), buildSmallCity());
	});

	const send = (author: string, changes: WantedChange[], more: Partial<SentChanges> = {}) => {
		const sent = { id: randomUUID(), base: 1, author, reason: '', source: 'edit' as const, changes, ...more };
		return changePlan(getDb(), 'small', sent, judgeEdit(sent)).then((answer) => ({ ...answer, id: sent.id }));
	};
	const notesNow = async () =>
		(await getFeatures(getDb(), 'small')).notes.features.map(({ properties }) => properties);
	const idsNow = async () => (await notesNow()).map(({ id }) => id);
	const set = (featureId: string, field: string, value: unknown): WantedChange => ({
		layer: 'notes',
		featureId,
		op: 'set',
		field,
		value
	});

	it('are stored as they were sent, told live, in the log, in the history, and at no earlier revision', async () => {
		let told = 0;
		const stop = planEvents(getDb()).follow('small', () => told++);
		const text = '“东门”常锁；\n\t<b>\\ 𠮷';
		await send('王工', [addNote('n', { text, about: 'centres/centre-B' })]);
		stop();
		// A wake-up may come twice: in this process, and by way of the database.
		expect(told).toBeGreaterThan(0);
		expect((await notesNow())[0]).toEqual({
			id: 'n',
			text,
			author: '王工',
			writtenAt: '2026-11-30T08:00:00.000Z',
			about: 'centres/centre-B',
			resolved: false,
			replyTo: ''
		});
		const log = await readLog(getDb(), 'small');
		expect(
			toFeatures(
				applyChanges(
					emptyPlan(),
					log.flatMap(({ changes }) => changes)
				)
			)
		).toEqual(await getFeatures(getDb(), 'small'));
		expect(
			await listLog(getDb(), 'small', { before: 99, limit: 9, author: null, layer: 'notes' })
		).toMatchObject([{ revision: 2, counts: [{ layer: 'notes', op: 'add', count: 1 }] }, { revision: 1 }]);
		expect(await readFeatureLog(getDb(), 'small', 'notes', 'n')).toHaveLength(1);
		const earlier = await getPlanAt(getDb(), 'small', { known: 1 });
		expect(earlier.features.notes).toEqual(buildSmallCity().features.notes);
		const now = await getPlanAt(getDb(), 'small', { known: 2 });
		expect(now.features.notes.features[0]!.properties.text).toBe(text);
	});

	it('do not ask for another network', async () => {
		const before = await readBuildState(getDb(), 'small');
		await send('王工', [addNote('n')]);
		expect(await readBuildState(getDb(), 'small')).toEqual(before);
	});

	it('of two who reply at once from one revision are both there, without a clash', async () => {
		const [a, b] = await Promise.all([
			send('甲', [addNote('reply-a', { author: '甲', replyTo: 'note-1' })]),
			send('乙', [addNote('reply-b', { author: '乙', replyTo: 'note-1' }), set('note-1', 'resolved', true)])
		]);
		expect([...a.clashes, ...b.clashes]).toEqual([]);
		expect(await listClashes(getDb(), 'small', { all: true })).toEqual([]);
		expect(await idsNow()).toEqual(['note-1', 'note-2', 'reply-a', 'reply-b']);
	});

	it('are written in the name that signs, and changed by their author only', async () => {
		const refusal = (reason: string) => ({
			code: 'wrong-changes',
			parameters: { problems: [{ code: 'not-own-note', reason: { en: expect.stringContaining(reason) } }] }
		});
		await expect(send('李工', [addNote('n', { author: '王工' })])).rejects.toMatchObject(
			refusal('is "王工", and the changes are made by "李工"')
		);
		await expect(send('王工', [set('note-1', 'text', '改')])).rejects.toMatchObject(
			refusal(`is 李工's, which "王工" cannot change; reply to it`)
		);
		expect(await findRevision(getDb(), 'small')).toBe(1);
		await send('李工', [set('note-1', 'text', '改')]);
		expect((await notesNow())[0]!.text).toBe('改');
		// Files are taken as they are.
		await send('', [addNote('n', { author: '王工' })], { base: 2, source: 'import' });
		expect(await idsNow()).toContain('n');
	});

	it('are removed with their replies, come back by undo, and are taken back by anybody as a revision', async () => {
		const plan = toPlan(buildSmallCity().features);
		await expect(send('李工', [{ layer: 'notes', featureId: 'note-1', op: 'remove' }])).rejects.toMatchObject(
			{
				parameters: { problems: [{ code: 'referenced' }] }
			}
		);
		const removed = await send('李工', removeNote(plan, 'note-1'));
		expect(await idsNow()).toEqual([]);
		await undoChangeSet(getDb(), 'small', {
			id: randomUUID(),
			author: '李工',
			reason: '',
			target: removed.id
		});
		expect(await notesNow()).toEqual(
			buildSmallCity().features.notes.features.map(({ properties }) => properties)
		);
		const { revision } = await send('王工', [addNote('n')], { base: 3 });
		await revertRevision(getDb(), 'small', { id: randomUUID(), author: '主任', reason: '', revision });
		expect(await idsNow()).toEqual(['note-1', 'note-2']);
	});

	it('that were replied to meanwhile are not removed, nor undone: nobody loses what they wrote', async () => {
		const { id } = await send('王工', [addNote('n')]);
		await send('李工', [addNote('reply', { author: '李工', replyTo: 'n' })], { base: 2 });
		await expect(
			send('王工', [{ layer: 'notes', featureId: 'n', op: 'remove' }], { base: 2 })
		).rejects.toMatchObject({ parameters: { problems: [{ code: 'referenced', featureId: 'n' }] } });
		await expect(
			undoChangeSet(getDb(), 'small', { id: randomUUID(), author: '王工', reason: '', target: id })
		).rejects.toMatchObject({ code: 'wrong-changes' });
		expect(await idsNow()).toEqual(['n', 'note-1', 'note-2', 'reply']);
	});

	it('clash where one author changes a text in two places at once', async () => {
		await send('李工', [set('note-1', 'text', '一')]);
		const { clashes } = await send('李工', [set('note-1', 'text', '二')]);
		expect(clashes).toMatchObject([{ changes: [{ layer: 'notes', theirs: '一', mine: '二' }] }]);
	});

	it('do not move the date that the data is of, now or at a revision; what else is changed with them does', async () => {
		const at = async (moment = {}) => {
			const { meta, features } = await getPlanAt(getDb(), 'small', moment);
			return JSON.stringify({ meta, features: withoutNotes(features) });
		};
		const before = await at();
		const { id } = await send('王工', [addNote('n')]);
		await send('李工', [set('note-1', 'text', '一')]);
		// All of it clashes: nothing is done.
		await send('李工', [set('note-1', 'text', '二')]);
		await undoChangeSet(getDb(), 'small', { id: randomUUID(), author: '王工', reason: '', target: id });
		expect(await at()).toBe(before);
		const name: WantedChange = {
			layer: 'centres',
			featureId: 'centre-B',
			op: 'set',
			field: 'name',
			value: '甲'
		};
		await send('王工', [addNote('m'), name], { base: 5, asOf: '2022-07-03' });
		expect((await getPlanAt(getDb(), 'small')).meta.asOf).toBe('2022-07-03');
		for (const known of [2, 3, 4, 5]) expect(await at({ known })).toBe(before);
		expect(await at({ asOf: '2022-07-02' })).toBe(before);
		expect((await getPlanAt(getDb(), 'small', { known: 6, asOf: '2099-01-01' })).meta.asOf).toBe(
			'2022-07-03'
		);
	});
}
