import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FolderInUseError } from '#lib/server/db/folder-lock.ts';
import { openDb } from '#lib/server/db/open-db.ts';
import { startChild } from './children/start-child.ts';

describe('folder of the embedded database', () => {
	const parent = mkdtempSync(join(tmpdir(), 'lianpian-db-'));
	const folder = join(parent, 'not', 'there yet');
	afterAll(() => rmSync(parent, { recursive: true, force: true }));

	it('is made on first use, whatever an interrupted first start has left', async () => {
		mkdirSync(join(folder, 'database.making-1', 'base'), { recursive: true });
		writeFileSync(join(folder, 'database.making-1', 'PG_VERSION'), '18');
		const db = await openDb({ folder });
		expect(db.kind).toBe('embedded');
		expect(await db.query('select count(*) as n from city')).toEqual([{ n: 0 }]);
		expect(readdirSync(folder).toSorted()).toEqual(['database', 'lock']);
		await db.query('create table kept as select 1 as n');
		await db.close();
		await db.close();
		await expect(db.query('select 1')).rejects.toThrow('The database is closed.');
		expect(existsSync(join(folder, 'lock'))).toBe(false);
	});

	it('keeps its content, and is ours alone while open', async () => {
		const db = await openDb({ folder });
		expect(await db.query('select n from kept')).toEqual([{ n: 1 }]);
		const second = openDb({ folder });
		await expect(second).rejects.toThrow(FolderInUseError);
		await expect(second).rejects.toMatchObject({ folder, pid: process.pid });
		expect(await db.query('select n from kept')).toEqual([{ n: 1 }]);
		await db.close();
	});

	it('loses no acknowledged row to kill -9, and is then free again', async () => {
		for (const rows of [50, 130]) {
			const child = startChild('./insert-for-ever.ts', folder);
			let acknowledged = 0;
			while (acknowledged < rows) acknowledged = Number(await child.readLine());
			const meanwhile = openDb({ folder });
			await expect(meanwhile).rejects.toThrow(`in use by process ${child.pid}. Stop that process first`);
			await expect(meanwhile).rejects.toThrow(/DATABASE_URL/);
			await child.kill('SIGKILL');
			acknowledged = Number((await child.readRest()).at(-1) ?? acknowledged);

			const db = await openDb({ folder });
			const [row] = await db.query<{ n: number; last: number }>(
				'select count(*) as n, max(n) as last from probe where length(word) = 500'
			);
			await db.query('drop table probe');
			await db.close();
			expect(row!.last).toBeGreaterThanOrEqual(acknowledged);
			expect(row!.n).toBe(row!.last);
		}
	});

	it('is given back if opening fails', async () => {
		const broken = join(parent, 'broken');
		mkdirSync(join(broken, 'database'), { recursive: true });
		writeFileSync(join(broken, 'database', 'PG_VERSION'), 'not a version');
		await expect(openDb({ folder: broken })).rejects.toThrow();
		expect(existsSync(join(broken, 'lock'))).toBe(false);
	});
});
