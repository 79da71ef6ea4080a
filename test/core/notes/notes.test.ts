import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCityProblems } from '#lib/core/city/check-city.ts';
import { listAuthorProblems } from '#lib/core/notes/list-author-problems.ts';
import { listNoteRows } from '#lib/core/notes/list-note-rows.ts';
import { listThreads } from '#lib/core/notes/list-threads.ts';
import { removeNote } from '#lib/core/notes/remove-note.ts';
import { withoutNotes } from '#lib/core/notes/without-notes.ts';
import { toFeatures } from '#lib/core/plan/plan.ts';
import { removeFeature } from '#lib/core/plan/shape-changes/remove-feature.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import { readChanges } from '#lib/core/plan/read-changes.ts';
import type { Plan, WantedChange } from '#lib/core/plan/types.ts';
import { smallPlan } from '../../helpers/random-plan.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';
import { addNote } from '../../helpers/add-note.ts';

const set = (featureId: string, field: string, value: unknown): WantedChange => ({
	layer: 'notes',
	featureId,
	op: 'set',
	field,
	value
});

/** What is wrong with notes that are sent, as `field reason`. */
function sentProblems(...wanted: WantedChange[]) {
	const { changes, problems } = readChanges(wanted);
	const after = problems.length > 0 ? problems : prepareChanges(smallPlan(), [], changes).problems;
	return after.map(({ field, reason }) => `${field} ${reason.en}`);
}

describe('a note', () => {
	it('is taken with any text, pinned to what there is or was, or to nothing', () => {
		expect(sentProblems(addNote('n', { text: '𠮷'.repeat(1000), about: 'communities/long-gone' }))).toEqual(
			[]
		);
		expect(
			sentProblems(addNote('n', { about: 'walls/with/slash', writtenAt: '2024-02-29T23:59:59Z' }))
		).toEqual([]);
	});

	it('needs a text of at most 2,000 characters, an author, an instant and a layer that there is', () => {
		expect(sentProblems(addNote('n', { text: '' }))).toEqual(['text is empty']);
		expect(sentProblems(addNote('n', { text: 'x'.repeat(2000) }))).toEqual([]);
		expect(sentProblems(addNote('n', { text: 'x'.repeat(2001) }))).toEqual([
			'text has 2001 characters, more than 2000; shorten it'
		]);
		expect(sentProblems(addNote('n', { author: '' }))).toEqual(['author is empty']);
		for (const writtenAt of [
			'2026-11-30',
			'2026-11-30T08:00:00',
			'2026-11-30T08:00:00+08:00',
			'2026-02-30T08:00:00Z',
			'2026-11-30T24:00:00Z',
			'2026-13-01T00:00:00Z'
		])
			expect(sentProblems(addNote('n', { writtenAt }))).toEqual([
				`writtenAt is "${writtenAt}", not an instant in UTC, as 2026-11-30T08:00:00Z`
			]);
		for (const about of ['communities', 'roofs/r', '/x', 'communities/'])
			expect(sentProblems(addNote('n', { about }))).toEqual([
				`about is "${about}", not "layer/id", nor empty`
			]);
	});

	it('is replied to, but a reply is not', () => {
		expect(sentProblems(addNote('n', { replyTo: 'note-1' }))).toEqual([]);
		expect(sentProblems(addNote('n', { replyTo: 'none' }))[0]).toMatch(
			/^replyTo is "none", which none of the notes/
		);
		const refusal = /^replyTo is "[^"]+", which is a reply itself; reply to the note that it belongs to$/;
		expect(sentProblems(addNote('n', { replyTo: 'note-2' }))).toEqual([expect.stringMatching(refusal)]);
		// Nor can what is replied to become a reply.
		expect(sentProblems(addNote('n', {}), set('note-1', 'replyTo', 'n'))).toEqual([
			'replyTo makes a reply of a note that has replies already; move its replies to another note first'
		]);
		expect(sentProblems(set('note-1', 'replyTo', 'note-1'))).toEqual([expect.stringMatching(refusal)]);
		expect(sentProblems(addNote('n', { replyTo: 'n' }))).not.toEqual([]);
	});

	it('is not in a file of a city with such faults either', () => {
		expect(listCityProblems(buildSmallCity())).toEqual([]);
		const city = buildSmallCity();
		const [note, reply] = city.features.notes.features;
		note!.properties.text = '';
		reply!.properties.writtenAt = 'yesterday';
		city.features.notes.features.push(
			{
				...reply!,
				properties: {
					...reply!.properties,
					id: 'note-3',
					writtenAt: '2026-01-01T00:00:00Z',
					replyTo: 'note-2'
				}
			},
			{
				...reply!,
				properties: { ...reply!.properties, id: 'note-4', writtenAt: '2026-01-01T00:00:00Z', replyTo: 'gone' }
			}
		);
		expect(listCityProblems(city).map(({ id, field }) => `${id} ${field}`)).toEqual([
			'note-1 text',
			'note-2 writtenAt',
			'note-3 replyTo',
			'note-4 replyTo'
		]);
	});

	it('is removed with its replies, and stays when what it is pinned to goes', () => {
		const plan = smallPlan();
		expect(sentProblems({ layer: 'notes', featureId: 'note-1', op: 'remove' })[0]).toMatch(
			/^ is still referred to by 1 notes/
		);
		expect(sentProblems(...removeNote(plan, 'note-1'))).toEqual([]);
		expect(prepareChanges(plan, [], removeNote(plan, 'note-1')).plan.notes.size).toBe(0);
		expect([...prepareChanges(plan, [], removeNote(plan, 'note-2')).plan.notes.keys()]).toEqual(['note-1']);
		const gone = prepareChanges(
			plan,
			[],
			[
				{ layer: 'passages', featureId: 'passage-1', op: 'remove' },
				...removeFeature(plan, { layer: 'communities', featureId: 'community-1' })
			]
		);
		expect(gone.problems).toEqual([]);
		expect(gone.plan.notes).toBe(plan.notes);
	});
});

describe('who may change a note', () => {
	const refused = (author: string, wanted: WantedChange[], plan: Plan = smallPlan()) => {
		const { changes, problems } = prepareChanges(plan, [], wanted);
		expect(problems).toEqual([]);
		return listAuthorProblems(plan, changes, author).map(
			({ code, featureId, field }) => `${code} ${featureId} ${field}`
		);
	};

	it('writes in the own name only', () => {
		expect(refused('王工', [addNote('n', { author: '王工' })])).toEqual([]);
		expect(refused('李工', [addNote('n', { author: '王工' })])).toEqual(['not-own-note n author']);
		expect(refused('李工', [set('note-1', 'author', '王工')])).toEqual(['not-own-note note-1 author']);
	});

	it('changes the own text only, and settles or opens any thread', () => {
		expect(refused('李工', [set('note-1', 'text', '改')])).toEqual([]);
		expect(refused('王工', [set('note-1', 'text', '改')])).toEqual(['not-own-note note-1 text']);
		expect(refused('', [set('note-1', 'text', '改')])).toEqual(['not-own-note note-1 text']);
		expect(refused('王工', [set('note-1', 'writtenAt', '2026-01-01T00:00:00Z')])).toHaveLength(1);
		expect(refused('王工', [set('note-1', 'resolved', true), set('note-1', 'about', '')])).toEqual([]);
	});

	it('removes the own notes with the replies of others, and no other', () => {
		const plan = smallPlan();
		expect(refused('李工', removeNote(plan, 'note-1'))).toEqual([]);
		expect(refused('王工', removeNote(plan, 'note-1'))).toEqual([
			'not-own-note note-2 ',
			'not-own-note note-1 '
		]);
		expect(refused('王工', removeNote(plan, 'note-2'))).toEqual([]);
		expect(refused('李工', removeNote(plan, 'note-2'))).toEqual(['not-own-note note-2 ']);
	});
});

describe('replies of two people at once', () => {
	it('are both there, in whatever order they arrive, and never clash', () => {
		const reply = fc.record({ text: fc.string({ minLength: 1, maxLength: 20 }), minute: fc.nat(59) });
		fc.assert(
			fc.property(
				fc.array(reply, { maxLength: 6 }),
				fc.array(reply, { maxLength: 6 }),
				fc.boolean(),
				(a, b, settles) => {
					const by = (who: string, replies: typeof a) =>
						replies.map(({ text, minute }, i) =>
							addNote(`${who}-${i}`, {
								text,
								author: who,
								replyTo: 'note-1',
								writtenAt: `2026-12-01T08:${String(minute).padStart(2, '0')}:00Z`
							})
						);
					const first = [...by('a', a), ...(settles ? [set('note-1', 'resolved', true)] : [])];
					const second = by('b', b);
					const ends = [
						[first, second],
						[second, first]
					].map(([one, two]) => {
						const begun = prepareChanges(smallPlan(), [], one!);
						const done = prepareChanges(begun.plan, [{ id: 'one', changes: begun.changes }], two!);
						expect([...begun.clashes, ...done.clashes, ...begun.problems, ...done.problems]).toEqual([]);
						return toFeatures(done.plan).notes;
					});
					expect(ends[0]).toEqual(ends[1]);
					const [thread] = listThreads(ends[0]!.features as never);
					expect(thread!.replies).toHaveLength(1 + a.length + b.length);
					expect(thread!.resolved).toBe(settles);
					const times = thread!.replies.map(({ writtenAt }) => Date.parse(writtenAt));
					expect(times).toEqual(times.toSorted((x, y) => x - y));
				}
			)
		);
	});
});

describe('notes as they are read', () => {
	it('are threads with their place, oldest first; of one instant the smaller id first', () => {
		const { plan } = prepareChanges(
			smallPlan(),
			[],
			[
				addNote('z', { writtenAt: '2026-01-01T00:00:00Z' }),
				addNote('b', { writtenAt: '2026-07-03T08:00:00Z' }),
				addNote('r', { replyTo: 'note-1', writtenAt: '2026-07-04T07:59:59.999Z' })
			]
		);
		const threads = listThreads(plan.notes.values());
		expect(threads.map(({ id }) => id)).toEqual(['z', 'b', 'note-1']);
		expect(threads[2]!.replies.map(({ id }) => id)).toEqual(['r', 'note-2']);
		expect(threads[2]!.lngLat).toEqual(buildSmallCity().features.notes.features[0]!.geometry.coordinates);
		expect(listThreads([])).toEqual([]);
	});

	it('are rows of a table, with the name of what they are about and all replies', () => {
		const plan = smallPlan();
		const { name } = plan.communities.get('community-1')!.properties;
		expect(listNoteRows(plan, { resolved: '是', open: '否', time: (at) => at.slice(0, 10) })).toEqual([
			[
				'note-1',
				'李工',
				'2026-07-03',
				'东门常锁，\n请核对“\\”。',
				'communities/community-1',
				name,
				...(plan.notes.get('note-1')!.geometry as GeoJSON.Point).coordinates,
				'否',
				'王工 2026-07-04 已核对'
			]
		]);
		expect(listNoteRows(plan, { resolved: '', open: '' }, new Set())).toEqual([]);
	});

	it('are not in a plan that leaves the office', () => {
		const { features } = buildSmallCity();
		const { notes, ...others } = withoutNotes(features);
		expect(notes.features).toEqual([]);
		expect(others).toEqual({ ...features, notes: undefined });
		expect(features.notes.features).toHaveLength(2);
	});
});
