import { safeParse } from 'valibot';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { DraftDocument } from '#lib/core/drafts/types.ts';
import { replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { deleteDraft, DRAFT_BODY, findDraft, isDraftId, saveDraft } from '#lib/server/drafts.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

const ID = '3f0c1a52-8d2e-4b7a-9c61-0d5e2f7a8b90';

const draftOf = (speedMps: number): DraftDocument => ({
	format: 1,
	scenario: {
		format: 1,
		edits: [{ kind: 'close-centre', centreId: 'centre-B' }],
		minutes: [15, 30],
		speedMps,
		packages: null,
		bundles: null,
		zones: null
	},
	desks: { axes: { drawn: [[115.4, 38.8]], alongM: 50 } }
});

export function testDrafts(getDb: () => Db): void {
	beforeAll(async () => {
		await replaceCity(getDb(), buildSmallCity('a'));
		await replaceCity(getDb(), buildSmallCity('b'));
	});
	beforeEach(() => getDb().query('delete from draft'));

	it('come back as they were last saved, in their city alone', async () => {
		expect(await saveDraft(getDb(), 'a', ID, { revision: 1, document: draftOf(1) })).toEqual({ revision: 1 });
		expect(await saveDraft(getDb(), 'a', ID, { revision: 2, document: draftOf(2) })).toEqual({ revision: 2 });
		expect(await findDraft(getDb(), 'a', ID)).toEqual({
			revision: 2,
			document: draftOf(2),
			savedAt: expect.any(Date)
		});
		expect(await findDraft(getDb(), 'b', ID)).toBeUndefined();
	});

	it('that arrive late never take the place of newer ones', async () => {
		await saveDraft(getDb(), 'a', ID, { revision: 3, document: draftOf(3) });
		expect(await saveDraft(getDb(), 'a', ID, { revision: 2, document: draftOf(2) })).toEqual({ revision: 3 });
		expect((await findDraft(getDb(), 'a', ID))!.document).toEqual(draftOf(3));
	});

	it('are deleted once', async () => {
		await saveDraft(getDb(), 'a', ID, { revision: 1, document: draftOf(1) });
		expect(await deleteDraft(getDb(), 'b', ID)).toBe(false);
		expect(await deleteDraft(getDb(), 'a', ID)).toBe(true);
		expect(await deleteDraft(getDb(), 'a', ID)).toBe(false);
	});

	it('outlive a new version of the plan', async () => {
		await saveDraft(getDb(), 'a', ID, { revision: 1, document: draftOf(1) });
		await replaceCity(getDb(), buildSmallCity('a'));
		expect(await findDraft(getDb(), 'a', ID)).toMatchObject({ revision: 1 });
	});

	it('make room for new ones, the one untouched for longest first', async () => {
		await getDb().query(
			`insert into draft (city_id, id, revision, document, saved_at)
			select 'a', 'old-' || n, 1, '{}', now() - n * interval '1 minute' from generate_series(1, 500) n`
		);
		await saveDraft(getDb(), 'a', ID, { revision: 1, document: draftOf(1) });
		const rows = await getDb().query<{ id: string }>("select id from draft where city_id = 'a'");
		expect(rows).toHaveLength(500);
		expect(rows.map(({ id }) => id)).not.toContain('old-500');
		expect(rows.map(({ id }) => id)).toContain(ID);
	});

	it.each([
		['nothing', null],
		['no revision', { document: draftOf(1) }],
		['half a revision', { revision: 1.5, document: draftOf(1) }],
		['another format', { revision: 1, document: { ...draftOf(1), format: 2 } }],
		['an unknown desk', { revision: 1, document: { ...draftOf(1), desks: { x: {} } } }],
		['a desk that is no object', { revision: 1, document: { ...draftOf(1), desks: { axes: 1 } } }],
		['no scenario', { revision: 1, document: { ...draftOf(1), scenario: null } }]
	])('refuse %s at the door', (_, body) => {
		expect(safeParse(DRAFT_BODY, { revision: 1, document: draftOf(1) }).success).toBe(true);
		expect(safeParse(DRAFT_BODY, body).success).toBe(false);
	});

	it('refuse a scenario that is none, and what is too large, and keep nothing of it', async () => {
		const save = (document: object) => saveDraft(getDb(), 'a', ID, { revision: 1, document } as never);
		await expect(save({ ...draftOf(1), scenario: { format: 1 } })).rejects.toMatchObject({
			code: 'wrong-document'
		});
		await expect(
			save({ ...draftOf(1), desks: { axes: { drawn: 'x'.repeat(4_000_000) } } })
		).rejects.toMatchObject({
			status: 413,
			code: 'large-document'
		});
		expect(await findDraft(getDb(), 'a', ID)).toBeUndefined();
	});

	it('have ids that nobody guesses, and a city', async () => {
		expect([ID, 'x', '../views', `${ID}0`].map(isDraftId)).toEqual([true, false, false, false]);
		const nowhere = saveDraft(getDb(), 'nowhere', ID, { revision: 1, document: draftOf(1) });
		await expect(nowhere).rejects.toThrow('There is no city "nowhere".');
	});
}
