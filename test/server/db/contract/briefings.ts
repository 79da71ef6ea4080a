import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import {
	BriefingChanged,
	createBriefing,
	deleteBriefing,
	findBriefing,
	listBriefings,
	replaceBriefing
} from '#lib/server/briefings.ts';
import { replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { NameTaken } from '#lib/server/named-rows.ts';
import { buildSmallCity } from '../small-city.ts';

const DOCUMENT: BriefingDocument = {
	format: 1,
	title: '周例会 “连片” 𠮷',
	subtitle: '',
	lang: 'zh',
	slides: [
		{
			kind: 'map',
			title: '十五分钟',
			query: 'layers=circle-inner&select=cluster%3Acluster-01',
			figure: 'coverage-inner',
			sentence: '{households-inner} 到得了。\n第二行',
			chart: null,
			overlay: 'siting',
			notes: 'a\\b "c"'
		}
	]
};
const retitled = (title: string): BriefingDocument => ({ ...DOCUMENT, title });

export function testBriefings(getDb: () => Db): void {
	beforeAll(async () => {
		await replaceCity(getDb(), buildSmallCity('a'));
		await replaceCity(getDb(), buildSmallCity('b'));
	});
	beforeEach(() => getDb().query('delete from briefing'));

	it('come back as they were kept, and are listed without what they hold', async () => {
		const kept = await createBriefing(getDb(), 'a', { name: '  周例会 ', document: DOCUMENT });
		expect(kept).toEqual({
			id: expect.stringMatching(/^[\w-]{12}$/),
			name: '周例会',
			createdAt: expect.any(Date),
			updatedAt: expect.any(Date),
			revision: 1,
			slideCount: 1,
			document: DOCUMENT
		});
		expect(await findBriefing(getDb(), 'a', kept.id)).toEqual(kept);
		const { document, ...row } = kept;
		expect(await listBriefings(getDb(), 'a')).toEqual([row]);
		expect(await listBriefings(getDb(), 'b')).toEqual([]);
		expect(await findBriefing(getDb(), 'b', kept.id)).toBeUndefined();
	});

	it('are replaced with a new revision, and then come first', async () => {
		const first = await createBriefing(getDb(), 'a', { name: 'x', document: DOCUMENT });
		await createBriefing(getDb(), 'a', { name: 'y', document: DOCUMENT });
		const change = { name: 'z', document: retitled('new'), revision: 1 };
		const replaced = await replaceBriefing(getDb(), 'a', first.id, change);
		expect(replaced).toMatchObject({ id: first.id, name: 'z', revision: 2, document: { title: 'new' } });
		expect(replaced!.updatedAt.getTime()).toBeGreaterThanOrEqual(first.updatedAt.getTime());
		expect((await listBriefings(getDb(), 'a')).map(({ name }) => name)).toEqual(['z', 'y']);
	});

	it('keep the first of two changes made at once, and say what to do with the other', async () => {
		const { id } = await createBriefing(getDb(), 'a', { name: 'x', document: DOCUMENT });
		const change = (title: string) => ({ name: 'x', document: retitled(title), revision: 1 });
		await replaceBriefing(getDb(), 'a', id, change('first'));
		const late = replaceBriefing(getDb(), 'a', id, change('second'));
		await expect(late).rejects.toThrow(BriefingChanged);
		await expect(late).rejects.toThrow(/at revision 2.*started from 1.*Read it again.*another name/);
		expect(await findBriefing(getDb(), 'a', id)).toMatchObject({ revision: 2, document: { title: 'first' } });
	});

	it('are replaced and deleted only in their city', async () => {
		const { id } = await createBriefing(getDb(), 'a', { name: 'x', document: DOCUMENT });
		const change = { name: 'x', document: DOCUMENT, revision: 1 };
		expect(await replaceBriefing(getDb(), 'b', id, change)).toBeUndefined();
		expect(await deleteBriefing(getDb(), 'b', id)).toBe(false);
		expect(await deleteBriefing(getDb(), 'a', id)).toBe(true);
		expect(await deleteBriefing(getDb(), 'a', id)).toBe(false);
	});

	it('outlive a new version of the plan', async () => {
		const kept = await createBriefing(getDb(), 'a', { name: 'x', document: DOCUMENT });
		await replaceCity(getDb(), buildSmallCity('a'));
		expect(await findBriefing(getDb(), 'a', kept.id)).toEqual(kept);
	});

	it('refuse a name that is taken, and what is no briefing, and change nothing', async () => {
		const x = await createBriefing(getDb(), 'a', { name: 'x', document: DOCUMENT });
		const y = await createBriefing(getDb(), 'a', { name: 'y', document: DOCUMENT });
		const taken = 'A briefing named "x" is there already. Choose another name, or delete it first.';
		await expect(createBriefing(getDb(), 'a', { name: ' x', document: DOCUMENT })).rejects.toThrow(
			new NameTaken(taken)
		);
		await expect(
			replaceBriefing(getDb(), 'a', y.id, { name: 'x', document: DOCUMENT, revision: 1 })
		).rejects.toThrow(new NameTaken(taken));
		await expect(
			replaceBriefing(getDb(), 'a', y.id, { name: 'y', document: { format: 2 }, revision: 1 })
		).rejects.toThrow(RangeError);
		await expect(createBriefing(getDb(), 'nowhere', { name: 'x', document: DOCUMENT })).rejects.toThrow(
			'There is no city "nowhere".'
		);
		expect(await findBriefing(getDb(), 'a', x.id)).toEqual(x);
		expect(await findBriefing(getDb(), 'a', y.id)).toEqual(y);
	});
}
