import { beforeAll, beforeEach, expect, it } from 'vitest';
import { replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { createSavedView, deleteSavedView, listSavedViews } from '#lib/server/saved-views.ts';
import { buildSmallCity } from '../small-city.ts';

export function testSavedViews(getDb: () => Db): void {
	beforeAll(async () => {
		await replaceCity(getDb(), buildSmallCity('a'));
		await replaceCity(getDb(), buildSmallCity('b'));
	});
	beforeEach(() => getDb().query('delete from saved_view'));

	it('are listed oldest first, and only with their city', async () => {
		const first = await createSavedView(getDb(), 'a', { name: '  东风路沿线 ', query: 'z=14&lng=115.5' });
		const second = await createSavedView(getDb(), 'a', { name: 'Axis 2', query: '' });
		await createSavedView(getDb(), 'b', { name: 'Axis 2', query: '' });
		expect(first).toEqual({
			id: expect.stringMatching(/^[\w-]{12}$/),
			name: '东风路沿线',
			query: 'z=14&lng=115.5',
			createdAt: expect.any(Date)
		});
		expect(await listSavedViews(getDb(), 'a')).toEqual([first, second]);
		expect(await listSavedViews(getDb(), 'nowhere')).toEqual([]);
	});

	it('are deleted once, and only in their city', async () => {
		const { id } = await createSavedView(getDb(), 'a', { name: 'x', query: '' });
		expect(await deleteSavedView(getDb(), 'b', id)).toBe(false);
		expect(await deleteSavedView(getDb(), 'a', id)).toBe(true);
		expect(await deleteSavedView(getDb(), 'a', id)).toBe(false);
		expect(await listSavedViews(getDb(), 'a')).toEqual([]);
	});

	it('may be as long as allowed, counted in characters', async () => {
		const view = { name: '𠮷'.repeat(80), query: 'q'.repeat(4000) };
		expect(await createSavedView(getDb(), 'a', view)).toMatchObject(view);
	});

	it.each([
		['an empty name', { name: ' \t ', query: '' }, /1–80 characters, not 0/],
		['a long name', { name: 'n'.repeat(81), query: '' }, /1–80 characters, not 81/],
		['a name of two lines', { name: 'a\nb', query: '' }, /one line/],
		['a long query', { name: 'n', query: 'q'.repeat(4001) }, /at most 4000 characters, not 4001/],
		['a query with a NUL', { name: 'n', query: 'a\0' }, /query/]
	])('refuse %s', async (_, view, message) => {
		const work = createSavedView(getDb(), 'a', view);
		await expect(work).rejects.toThrow(RangeError);
		await expect(work).rejects.toThrow(message);
		expect(await listSavedViews(getDb(), 'a')).toEqual([]);
	});

	it('refuse a name that is taken, and a city that does not exist', async () => {
		await createSavedView(getDb(), 'a', { name: 'x', query: '' });
		const taken = createSavedView(getDb(), 'a', { name: ' x', query: 'z=1' });
		await expect(taken).rejects.toThrow(/named "x" is there already/);
		await expect(taken).rejects.toThrow(RangeError);
		const lost = createSavedView(getDb(), 'nowhere', { name: 'x', query: '' });
		await expect(lost).rejects.toThrow(new RangeError('There is no city "nowhere".'));
	});
}
