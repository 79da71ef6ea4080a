/** Queries, inside and outside a transaction. */
export interface Querier {
	/**
	 * Runs SQL and returns the rows of its (last) statement. With `params` it is one statement with `$1`, `$2`…;
	 * without, it may be several statements, which then succeed or fail together.
	 *
	 * Values: bigint comes as a number, or as a BigInt beyond 2^53; numeric as a number; date as 'YYYY-MM-DD';
	 * timestamptz as a Date; json and jsonb parsed. Pass JSON as `JSON.stringify(…)`, never as an object.
	 *
	 * @throws an Error with `code` (SQLSTATE) and, where it applies, `constraint` if the database refuses
	 */
	query<Row extends object = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
}

/** A PostGIS database, wherever it runs. Its tests are one suite for both kinds. */
export interface Db extends Querier {
	readonly kind: 'embedded' | 'postgres';

	/**
	 * Commits if `work` fulfils and rolls back if it rejects, with the same error.
	 * Inside `work` use `tx` only: asking the `Db` itself there throws, since it would wait for its own end.
	 */
	transaction<T>(work: (tx: Querier) => Promise<T>): Promise<T>;

	/**
	 * Wakes every process that listens to a channel, this one too. Only where several processes share a database.
	 *
	 * @param payload at most 8000 bytes
	 */
	notify?(channel: string, payload: string): Promise<void>;

	/**
	 * Listens to a channel on a connection of its own until `close`; one that is lost is made anew, and what was sent
	 * meanwhile is missed: `onConnected` is the moment to look.
	 */
	listen?(
		channel: string,
		heard: { onNotice: (payload: string) => void; onConnected: () => void }
	): Promise<void>;

	/** Ends every connection and lets the process end. Closing twice is harmless. */
	close(): Promise<void>;
}
