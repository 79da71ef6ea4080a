import { openDb } from '#lib/server/db/open-db.ts';

/** Opens the folder of its first argument and adds rows until killed, printing each number once it is in. */
const db = await openDb({ folder: process.argv[2]! });
await db.query('create table if not exists probe (n integer primary key, word text)');
for (let n = 1; ; n++) {
	await db.query('insert into probe values ($1, $2)', [n, 'x'.repeat(500)]);
	process.stdout.write(`${n}\n`);
}
