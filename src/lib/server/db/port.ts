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

	/** Ends every connection and lets the process end. Closing twice is harmless. */
	close(): Promise<void>;
}
