import { BackupError } from '#lib/server/backup/types.ts';
import { dataFolder } from '#lib/server/paths.ts';
import { findServerNotice } from '#lib/server/plan-source/server-notice.ts';
import { endSource } from '../asked-plan.ts';
import { note, printJson } from '../output.ts';
import { readBytes } from '../report/read-bytes.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

export const restore: Command = {
	help: `Usage: lianpian restore FILE [--json]

Puts an archive of "lianpian backup" in place of everything in the database: that of DATABASE_URL, else that of the data
folder, which is made where there is none. The archive is checked whole before anything is replaced; what cannot be
restored leaves everything as it was. Stop the server of the folder first;
servers on a PostgreSQL database are started anew afterwards.

  --json             one JSON document on stdout: {"file","cities":[{"id","revision"}],"tables":{NAME: rows}}
`,
	async run(args) {
		const { values, positionals } = readOptions(
			args,
			{ json: { type: 'boolean', default: false } },
			{ allowPositionals: true }
		);
		const [file, ...rest] = positionals;
		if (!file || rest.length > 0) throw new UsageError('restore takes the path of one archive.');
		const { DATABASE_URL: databaseUrl } = process.env;
		const folder = dataFolder();
		const server = databaseUrl ? undefined : findServerNotice(folder);
		if (server)
			throw new UsageError(
				`The server at ${server.url} (process ${server.pid}) has the data folder ${folder}. Stop it, restore, and start it again.`
			);
		const bytes = await readBytes(file);
		const { readArchive } = await import('#lib/server/backup/read-archive.ts');
		const { openDb } = await import('#lib/server/db/open-db.ts');
		const { restore: putBack } = await import('#lib/server/backup/restore.ts');
		try {
			// Before a database is made for it.
			readArchive(bytes);
			await endSource();
			const db = await openDb({ folder, ...(databaseUrl ? { databaseUrl } : {}) });
			try {
				const { cities, tables } = await putBack(db, bytes);
				const said = cities.map(({ id, revision }) => `${id} at revision ${revision}`).join(', ');
				note(`lianpian: ${file} restored: ${said || 'no city'}.`);
				if (values.json)
					printJson({
						file,
						cities,
						tables: Object.fromEntries(tables.map(({ table, rows }) => [table, rows]))
					});
			} finally {
				await db.close();
			}
		} catch (error) {
			throw error instanceof BackupError ? new UsageError(`${file}: ${error.message}`) : error;
		}
		return EXIT.done;
	}
};
