import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import type { Db } from './port.ts';
import { openPostgres } from './postgres.ts';

/**
 * Opens the database and migrates it to this program's schema.
 *
 * @param databaseUrl a PostgreSQL server with PostGIS; none or '' means the embedded database
 * @param folder of the embedded database; unused with `databaseUrl`
 * @throws FolderInUseError, PostgresSetupError or MigrationError, each with its remedy in the message
 */
export async function openDb({ databaseUrl, folder }: { databaseUrl?: string; folder: string }): Promise<Db> {
	const db = databaseUrl ? await openPostgres({ databaseUrl }) : await openEmbedded({ folder });
	try {
		await migrate(db);
		return db;
	} catch (error) {
		await db.close();
		throw error;
	}
}
