import type { Database } from 'sql.js';

/**
 * Opens an SQLite database in memory: SQLite 3 compiled to WebAssembly by npm `sql.js`, without R-tree. It is loaded
 * with the first database; in sources as in a build its `.wasm` is found beside the package. All databases of a thread
 * share one memory of at most 2 GB.
 *
 * Whoever opens one closes it. What is no database is noticed by its first statement, not here.
 *
 * @param bytes of a database file, copied; left out: an empty database
 */
export async function openSqlite(bytes?: Uint8Array): Promise<Database> {
	const { default: initSqlJs } = await import('sql.js');
	const { Database } = await initSqlJs();
	return new Database(bytes ?? null);
}
