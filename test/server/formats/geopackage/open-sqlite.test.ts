import { expect, test } from 'vitest';
import { openSqlite } from '#lib/server/formats/geopackage/open-sqlite.ts';

test('a database is opened again from its bytes', async () => {
	const made = await openSqlite();
	made.run(`create table 小区 (名称 text); insert into 小区 values ('北塘小区 𠮷')`);
	const bytes = made.export();
	made.close();
	const read = await openSqlite(bytes);
	expect(read.exec('select 名称 from 小区')).toEqual([{ columns: ['名称'], values: [['北塘小区 𠮷']] }]);
	read.close();
});

test('what is no database fails at its first statement', async () => {
	const database = await openSqlite(new TextEncoder().encode('no database at all, but longer than a header'));
	expect(() => database.exec('select * from sqlite_master')).toThrow(/not a database/);
	database.close();
});
