import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db, Querier } from './port.ts';

/**
 * The same database with three mistakes made loud: asking it from inside its own transaction (one kind would
 * wait for ever, the other would silently ask outside the transaction), using a transaction after its end,
 * and asking after `close`.
 */
export function guardTransactions(db: Db): Db {
	const inside = new AsyncLocalStorage<true>();
	let closing: Promise<void> | undefined;
	const check = (): void => {
		if (closing) throw new Error('The database is closed.');
		if (inside.getStore()) throw new Error('Inside a transaction use its own query(), not the database.');
	};
	return {
		kind: db.kind,
		async query<Row extends object>(sql: string, params?: unknown[]): Promise<Row[]> {
			check();
			return db.query<Row>(sql, params);
		},
		async transaction(work) {
			check();
			let ended = false;
			return db.transaction((tx) => {
				const guarded: Querier = {
					async query<Row extends object>(sql: string, params?: unknown[]): Promise<Row[]> {
						if (ended) throw new Error('The transaction has ended.');
						return tx.query<Row>(sql, params);
					}
				};
				return inside.run(true, () => work(guarded)).finally(() => (ended = true));
			});
		},
		...(db.notify ? { notify: db.notify.bind(db) } : {}),
		...(db.listen ? { listen: db.listen.bind(db) } : {}),
		close: () => (closing ??= db.close())
	};
}
