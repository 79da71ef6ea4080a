import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { findRevision, replaceCity } from '#lib/server/cities.ts';
import { DOCUMENTS } from '#lib/server/db/migrations/0005-documents.ts';
import { MADE_ON } from '#lib/server/db/migrations/0011-made-on.ts';
import type { Db } from '#lib/server/db/port.ts';
import type { Documents } from '#lib/server/documents/documents.ts';
import { briefings, scenarios, views } from '#lib/server/documents/index.ts';
import type { ViewDocument } from '#lib/server/documents/kinds/views.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

const VIEW: ViewDocument = { format: 1, query: 'z=14&lng=115.5' };

const SCENARIO: ScenarioDocument = {
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

const BRIEFING: BriefingDocument = {
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

interface Example {
	documents: Documents<{ format: number }, object>;
	document: { format: number };
	/** Another one of its kind. */
	other: { format: number };
	/** What a list tells of it beside what it tells of all. */
	summary: object;
}

const EXAMPLES: [string, Example][] = [
	[
		'views',
		{
			documents: views as unknown as Example['documents'],
			document: VIEW,
			other: { ...VIEW, query: '' } as { format: number },
			summary: { query: VIEW.query }
		}
	],
	[
		'scenarios',
		{
			documents: scenarios as unknown as Example['documents'],
			document: SCENARIO,
			other: { ...SCENARIO, edits: [] } as { format: number },
			summary: {}
		}
	],
	[
		'briefings',
		{
			documents: briefings as unknown as Example['documents'],
			document: BRIEFING,
			other: { ...BRIEFING, title: 'new' } as { format: number },
			summary: { slideCount: 1 }
		}
	]
];

export function testDocuments(getDb: () => Db): void {
	beforeAll(async () => {
		await replaceCity(getDb(), buildSmallCity('a'));
		await replaceCity(getDb(), buildSmallCity('b'));
	});
	beforeEach(() => getDb().query('delete from document'));

	describe.each(EXAMPLES)('%s', (_, { documents, document, other, summary }) => {
		const { name: kind, order } = documents.kind;
		const create = (name: string, content: unknown = document, city = 'a') =>
			documents.create(getDb(), city, { name, document: content });

		it('come back as they were kept, and are listed without what they hold, only in their city', async () => {
			const kept = await create('  周例会 ');
			expect(kept).toEqual({
				id: expect.stringMatching(/^[\w-]{12}$/),
				name: '周例会',
				createdAt: expect.any(Date),
				updatedAt: expect.any(Date),
				revision: 1,
				madeOn: { revision: expect.any(Number), asOf: null, isFixed: false },
				...summary,
				document
			});
			expect(await documents.find(getDb(), 'a', kept.id)).toEqual(kept);
			const { document: __, ...row } = kept;
			expect(await documents.list(getDb(), 'a')).toEqual([row]);
			expect(await documents.list(getDb(), 'b')).toEqual([]);
			expect(await documents.list(getDb(), 'nowhere')).toEqual([]);
			expect(await documents.find(getDb(), 'b', kept.id)).toBeUndefined();
			expect(await documents.find(getDb(), '../etc', kept.id)).toBeUndefined();
		});

		it('are replaced with a new revision, and listed in their order', async () => {
			await create('x');
			const second = await create('y');
			const change = { name: 'z', document: other, revision: 1 };
			const replaced = await documents.replace(getDb(), 'a', second.id, change);
			expect(replaced).toMatchObject({ id: second.id, name: 'z', revision: 2, document: other });
			expect(replaced!.updatedAt.getTime()).toBeGreaterThanOrEqual(second.updatedAt.getTime());
			expect(await documents.find(getDb(), 'a', second.id)).toEqual(replaced);
			const names = (await documents.list(getDb(), 'a')).map(({ name }) => name);
			expect(names).toEqual(order === 'oldest' ? ['x', 'z'] : ['z', 'x']);
		});

		it('name the plan that they were made on: the newest, unless another is named', async () => {
			const newest = (await findRevision(getDb(), 'a'))!;
			const kept = await create('x');
			expect(kept.madeOn).toEqual({ revision: newest, asOf: null, isFixed: false });
			const madeOn = { revision: 1, asOf: '2022-03-01', isFixed: true };
			const fixed = await documents.create(getDb(), 'a', { name: 'y', document, madeOn });
			expect(fixed.madeOn).toEqual(madeOn);
			expect((await documents.find(getDb(), 'a', fixed.id))!.madeOn).toEqual(madeOn);
			// It stays where a change does not say otherwise.
			const change = { name: 'z', document: other, revision: 1 };
			expect(await documents.replace(getDb(), 'a', fixed.id, change)).toMatchObject({ madeOn });
			const again = { ...change, revision: 2, madeOn: { revision: newest, asOf: null, isFixed: false } };
			const renewed = await documents.replace(getDb(), 'a', fixed.id, again);
			expect(renewed).toMatchObject({ revision: 3, madeOn: again.madeOn });
			const listed = await documents.list(getDb(), 'a');
			expect(listed.map((row) => row.madeOn)).toEqual([kept.madeOn, kept.madeOn]);
		});

		it('keep the first of two changes made at once, and say what to do with the other', async () => {
			const { id } = await create('x');
			await documents.replace(getDb(), 'a', id, { name: 'first', document: other, revision: 1 });
			const late = documents.replace(getDb(), 'a', id, { name: 'second', document, revision: 1 });
			await expect(late).rejects.toMatchObject({
				name: 'Refused',
				status: 409,
				code: 'document-changed',
				parameters: { document: kind, revision: 2, started: 1 },
				message: expect.stringMatching(/at revision 2.*started from 1.*Read it again.*another name/)
			});
			expect(await documents.find(getDb(), 'a', id)).toMatchObject({ name: 'first', revision: 2 });
		});

		it('are replaced and removed only in their city and among their kind', async () => {
			const { id } = await create('x');
			const [, { documents: others }] = EXAMPLES.find(([, one]) => one.documents !== documents)!;
			expect(await documents.replace(getDb(), 'b', id, { name: 'x', document, revision: 1 })).toBeUndefined();
			expect(await documents.remove(getDb(), 'b', id)).toBe(false);
			expect(await others.find(getDb(), 'a', id)).toBeUndefined();
			expect(await others.remove(getDb(), 'a', id)).toBe(false);
			expect(await documents.remove(getDb(), 'a', id)).toBe(true);
			expect(await documents.remove(getDb(), 'a', id)).toBe(false);
		});

		it('outlive a new version of the plan', async () => {
			const kept = await create('x');
			await replaceCity(getDb(), buildSmallCity('a'));
			expect(await documents.find(getDb(), 'a', kept.id)).toEqual(kept);
		});

		it('refuse a name that is taken, and what is none of their kind, and change nothing', async () => {
			const x = await create('x');
			const y = await create('y');
			const taken = {
				status: 409,
				code: 'name-taken',
				message: `A ${kind} named "x" is there already. Choose another name, or delete it first.`
			};
			await expect(create(' x', other)).rejects.toMatchObject(taken);
			const change = { name: 'x', document: other, revision: 1 };
			await expect(documents.replace(getDb(), 'a', y.id, change)).rejects.toMatchObject(taken);
			const wrong = { ...change, name: 'y', document: {} };
			await expect(documents.replace(getDb(), 'a', y.id, wrong)).rejects.toMatchObject({ status: 400 });
			await expect(create('z', { ...document, format: 99 })).rejects.toMatchObject({
				code: 'newer-document'
			});
			await expect(create('z', document, 'nowhere')).rejects.toThrow('There is no city "nowhere".');
			expect(await documents.find(getDb(), 'a', x.id)).toEqual(x);
			expect(await documents.find(getDb(), 'a', y.id)).toEqual(y);
			expect(await documents.list(getDb(), 'a')).toHaveLength(2);
			// The same name in another city is another's.
			await create('x', document, 'b');
		});

		it.each([
			['an empty name', ' \t ', /1–80 characters, not 0/],
			['a long name', 'n'.repeat(81), /1–80 characters, not 81/],
			['a name of two lines', 'a\nb', /one line/]
		])('refuse %s', async (__, name, message) => {
			await expect(create(name)).rejects.toThrow(message);
			expect(await documents.list(getDb(), 'a')).toEqual([]);
		});

		it('may have a name as long as allowed, counted in characters', async () => {
			const name = '𠮷'.repeat(80);
			expect(await create(name)).toMatchObject({ name });
		});
	});

	it('refuse a query of a view that no address would have', async () => {
		const create = (query: string) => views.create(getDb(), 'a', { name: 'n', document: { ...VIEW, query } });
		expect(await create('q'.repeat(4000))).toMatchObject({ query: 'q'.repeat(4000) });
		await expect(create('q'.repeat(4001))).rejects.toThrow(/"query" is text of at most 4000 characters/);
		await expect(create('a\0')).rejects.toThrow(/"query" is text without NUL/);
	});

	it('of before they had one table still open, with name, dates and revision', async () => {
		const undo = new Error('undo');
		const work = getDb().transaction(async (tx) => {
			await tx.query(`drop table document;
				create table saved_view (city_id text, id text, name text, query text, created_at timestamptz);
				create table scenario (city_id text, id text, name text, document jsonb, created_at timestamptz);
				create table briefing (city_id text, id text, name text, document jsonb, revision integer,
					created_at timestamptz, updated_at timestamptz)`);
			await tx.query(`insert into saved_view values ('a', 'v1', '东片', $1, '2026-01-01T00:00:00Z')`, [
				VIEW.query
			]);
			await tx.query(`insert into scenario values ('a', 's1', '方案一', $1, '2026-01-02T00:00:00Z')`, [
				JSON.stringify(SCENARIO)
			]);
			await tx.query(
				`insert into briefing values ('a', 'b1', '周例会', $1, 7, '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z')`,
				[JSON.stringify(BRIEFING)]
			);
			await tx.query(DOCUMENTS);
			await tx.query(MADE_ON);
			const at = (day: number) => new Date(Date.UTC(2026, 0, day));
			expect(await views.find(tx, 'a', 'v1')).toEqual({
				id: 'v1',
				name: '东片',
				createdAt: at(1),
				updatedAt: at(1),
				revision: 1,
				madeOn: null,
				query: VIEW.query,
				document: VIEW
			});
			expect(await scenarios.find(tx, 'a', 's1')).toMatchObject({
				name: '方案一',
				createdAt: at(2),
				document: SCENARIO
			});
			expect(await briefings.find(tx, 'a', 'b1')).toEqual({
				id: 'b1',
				name: '周例会',
				createdAt: at(3),
				updatedAt: at(4),
				revision: 7,
				madeOn: null,
				slideCount: 1,
				document: BRIEFING
			});
			throw undo;
		});
		await expect(work).rejects.toBe(undo);
	});
}
