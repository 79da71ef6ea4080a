import pg from 'pg';
import { COLUMN_PARSERS } from './column-parsers.ts';
import { guardTransactions } from './guard-transactions.ts';
import type { Db, Querier } from './port.ts';
import { PostgresListeners } from './postgres-listeners.ts';

/** The PostgreSQL server of DATABASE_URL cannot be used as it is; the message says what to do. */
export class PostgresSetupError extends Error {
	override name = 'PostgresSetupError';
}

/**
 * Connects to a PostgreSQL server and makes sure that its database has PostGIS.
 *
 * @param databaseUrl `postgres://user:password@host:port/database`
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
		await checkConnection(pool);
		await checkPostgis(pool);
	} catch (error) {
		await pool.end();
		throw error;
	}
	const listeners = new PostgresListeners(databaseUrl);
	return guardTransactions({
		kind: 'postgres',
		notify: async (channel, payload) => {
			await pool.query('select pg_notify($1, $2)', [channel, payload]);
		},
		listen: (channel, heard) => listeners.listen(channel, heard),
		query: (sql, params) => run(pool, sql, params),
		transaction: (work) => runTransaction(pool, work),
		close: async () => {
			await listeners.close();
			await pool.end();
		}
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
	return withClient(pool, async (client) => {
		try {
			await client.query('begin');
			const result = await work({ query: (sql, params) => run(client, sql, params) });
			await client.query('commit');
			return result;
		} catch (error) {
			// Fails only if the connection is lost, and then there is nothing to roll back.
			await client.query('rollback').catch(() => {});
			throw error;
		}
	});
}

/** Lends a connection of the pool, and drops it afterwards if it was lost. */
async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	let isLost = false;
	// The pool listens to idle connections only; one that is lost between two queries would end the process.
	const onError = (): void => {
		isLost = true;
	};
	client.on('error', onError);
	try {
		return await work(client);
	} finally {
		client.off('error', onError);
		client.release(isLost);
	}
}

/** @throws PostgresSetupError */
async function checkConnection(pool: pg.Pool): Promise<void> {
	try {
		await pool.query('select 1');
	} catch (error) {
		// A host with several addresses fails with one error for each, and no message of its own.
		const reason = (error as Error).message || (error as NodeJS.ErrnoException).code;
		throw new PostgresSetupError(
			`The PostgreSQL server of DATABASE_URL cannot be used: ${reason}. Check host, port, database, user and ` +
				`password; or unset DATABASE_URL to use the embedded database.`,
			{ cause: error }
		);
	}
}

/**
 * `create extension if not exists` is not safe against itself, hence the lock.
 *
 * @throws PostgresSetupError
 */
async function checkPostgis(pool: pg.Pool): Promise<void> {
	const { rowCount } = await pool.query(`select from pg_extension where extname = 'postgis'`);
	if (rowCount) return;
	try {
		await runTransaction(pool, async (tx) => {
			await tx.query(`select pg_advisory_xact_lock(hashtext('lianpian postgis'))`);
			await tx.query('create extension if not exists postgis');
		});
	} catch (error) {
		throw new PostgresSetupError(
			`The database of DATABASE_URL has no PostGIS: ${(error as Error).message}. Install PostGIS on the server ` +
				`(Debian: postgresql-<version>-postgis-3) and have a superuser run CREATE EXTENSION postgis in it.`,
			{ cause: error }
		);
	}
}
