import pg from 'pg';
import { COLUMN_PARSERS } from './column-parsers.ts';
import { guardTransactions } from './guard-transactions.ts';
import type { Db, Querier } from './port.ts';

/** The PostgreSQL server of DATABASE_URL cannot be used as it is; the message says what to do. */
export class PostgresSetupError extends Error {
	override name = 'PostgresSetupError';
}

/**
 * Connects to a PostgreSQL server and makes sure that its database has PostGIS.
 *
 * @param databaseUrl `postgres://user:password@host:port/database`, or any form that libpq knows
 * @throws PostgresSetupError if it cannot be reached or has no PostGIS
 */
export async function openPostgres({ databaseUrl }: { databaseUrl: string }): Promise<Db> {
	const pool = new pg.Pool({
		connectionString: databaseUrl,
		connectionTimeoutMillis: 10_000,
		types: {
			getTypeParser: (oid: number, format?: 'text' | 'binary') =>
				COLUMN_PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text')
		}
	});
	// An idle connection that the server ends is replaced at the next query; unheard, it would end the process.
	pool.on('error', () => {});
	try {
		await checkPostgis(pool);
	} catch (error) {
		await pool.end();
		throw error;
	}
	return guardTransactions({
		kind: 'postgres',
		query: (sql, params) => run(pool, sql, params),
		transaction: (work) => runTransaction(pool, work),
		close: () => pool.end()
	});
}

async function run<Row extends object>(
	client: pg.Pool | pg.PoolClient,
	sql: string,
	params: unknown[] | undefined
): Promise<Row[]> {
	const result: pg.QueryResult | pg.QueryResult[] = await client.query(sql, params);
	return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
}

async function runTransaction<T>(pool: pg.Pool, work: (tx: Querier) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	let broken = false;
	try {
		await client.query('begin');
		const result = await work({ query: (sql, params) => run(client, sql, params) });
		await client.query('commit');
		return result;
	} catch (error) {
		await client.query('rollback').catch(() => (broken = true));
		throw error;
	} finally {
		client.release(broken);
	}
}

/** `create extension if not exists` is not safe against itself, hence the lock. */
async function checkPostgis(pool: pg.Pool): Promise<void> {
	const client = await pool.connect().catch((error: Error) => {
		const reason = error.message || (error as NodeJS.ErrnoException).code;
		throw new PostgresSetupError(
			`The PostgreSQL server of DATABASE_URL cannot be used: ${reason}. Check host, port, database, user and ` +
				`password; or unset DATABASE_URL to use the embedded database.`
		);
	});
	try {
		const { rowCount } = await client.query(`select from pg_extension where extname = 'postgis'`);
		if (rowCount) return;
		await client.query('begin');
		await client.query(`select pg_advisory_xact_lock(hashtext('lianpian postgis'))`);
		await client.query('create extension if not exists postgis');
		await client.query('commit');
	} catch (error) {
		throw new PostgresSetupError(
			`The database of DATABASE_URL has no PostGIS: ${(error as Error).message}. Install PostGIS on the server ` +
				`(Debian: postgresql-<version>-postgis-3) and have a superuser run CREATE EXTENSION postgis in it.`
		);
	} finally {
		client.release(true);
	}
}
