import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Db, Querier } from '#lib/server/db/port.ts';

export function testQueries(getDb: () => Db): void {
	beforeAll(() => getDb().query('create table probe (n integer primary key, word text)'));
	beforeEach(() => getDb().query('truncate probe'));
	afterAll(() => getDb().query('drop table probe'));

	const listNumbers = async (db: Querier) =>
		(await db.query<{ n: number }>('select n from probe order by n')).map(({ n }) => n);

	it('gives the same values for every type', async () => {
		const rows = await getDb().query(`select 7::bigint as small, 9007199254740993::bigint as large,
			1.25::numeric as share, 0.1::float8 as tenth, date '2022-03-01' as day, 3::integer as three,
			timestamptz '2022-03-01 12:00+08' as moment, timestamp '2022-03-01 12:00' as local,
			'{"a":[1,null]}'::json as plain, '[1]'::jsonb as binary, array['a,b','"c"'] as words,
			true as yes, null as nothing, count(*) as rows from probe`);
		expect(rows).toEqual([
			{
				small: 7,
				large: 9_007_199_254_740_993n,
				share: 1.25,
				tenth: 0.1,
				day: '2022-03-01',
				three: 3,
				moment: new Date('2022-03-01T04:00:00Z'),
				local: '2022-03-01 12:00:00',
				plain: { a: [1, null] },
				binary: [1],
				words: ['a,b', '"c"'],
				yes: true,
				nothing: null,
				rows: 0
			}
		]);
	});

	it('takes parameters of every type', async () => {
		const rows = await getDb().query(
			`select $1::text as a, $2::integer as b, $3::boolean as c, $4::json as d, $5::float8 as e, $6::text as f`,
			[`'; drop table probe --`, 5, false, JSON.stringify({ x: ['𠮷'] }), 0.1, null]
		);
		expect(rows).toEqual([
			{ a: `'; drop table probe --`, b: 5, c: false, d: { x: ['𠮷'] }, e: 0.1, f: null }
		]);
	});

	it('runs several statements without parameters, and none of them if one fails', async () => {
		const db = getDb();
		expect(await db.query('insert into probe values (1); select n from probe')).toEqual([{ n: 1 }]);
		await expect(db.query('insert into probe values (2); insert into probe values (2)')).rejects.toThrow();
		expect(await listNumbers(db)).toEqual([1]);
	});

	it('tells why the database refuses', async () => {
		await getDb().query('insert into probe values (1)');
		await expect(getDb().query('insert into probe values ($1)', [1])).rejects.toMatchObject({
			code: '23505',
			constraint: 'probe_pkey'
		});
		await expect(getDb().query('select nonsense')).rejects.toMatchObject({ code: '42703' });
	});

	it('commits a transaction that fulfils, and returns its answer', async () => {
		const answer = await getDb().transaction(async (tx) => {
			await tx.query('insert into probe values ($1)', [1]);
			return listNumbers(tx);
		});
		expect(answer).toEqual([1]);
		expect(await listNumbers(getDb())).toEqual([1]);
	});

	it('rolls back a transaction that rejects, with its error', async () => {
		const failure = new Error('no');
		const work = getDb().transaction(async (tx) => {
			await tx.query('insert into probe values (1)');
			throw failure;
		});
		await expect(work).rejects.toBe(failure);
		expect(await listNumbers(getDb())).toEqual([]);
	});

	it('rolls back a transaction in which a statement failed, and works on', async () => {
		const work = getDb().transaction(async (tx) => {
			await tx.query('insert into probe values (1)');
			await tx.query('insert into probe values (1)');
		});
		await expect(work).rejects.toMatchObject({ code: '23505' });
		expect(await listNumbers(getDb())).toEqual([]);
	});

	it('refuses to be asked inside its own transaction instead of waiting for ever', async () => {
		const db = getDb();
		await expect(db.transaction(() => db.query('select 1'))).rejects.toThrow(/Inside a transaction/);
		const nested = db.transaction(() => db.transaction(async () => 1));
		await expect(nested).rejects.toThrow(/Inside a transaction/);
	});

	it('refuses a transaction that has ended', async () => {
		const leaked = await getDb().transaction(async (tx) => ({ tx }));
		await expect(leaked.tx.query('select 1')).rejects.toThrow(/has ended/);
	});

	it('keeps transactions that run at once apart', async () => {
		const db = getDb();
		await db.query(`insert into probe values (0, '')`);
		const append = (letter: string) =>
			db.transaction(async (tx) => {
				const [row] = await tx.query<{ word: string }>('select word from probe where n = 0 for update');
				await tx.query('update probe set word = $1 where n = 0', [row!.word + letter]);
			});
		await Promise.all([...'abcdef'].map(append));
		const [row] = await db.query<{ word: string }>('select word from probe where n = 0');
		expect([...row!.word].toSorted().join('')).toBe('abcdef');
	});
}
