import type { Querier } from './db/port.ts';
import { listFileCities } from './file-city.ts';

/** Ids of the cities that can be opened, sorted: those in the database, and those built beside it. */
export async function listOpenCityIds(db: Querier): Promise<string[]> {
	const [rows, built] = await Promise.all([
		db.query<{ id: string; isRemoved: boolean }>(
			'select id, removed_at is not null as "isRemoved" from city'
		),
		listFileCities()
	]);
	const removed = new Set(rows.filter(({ isRemoved }) => isRemoved).map(({ id }) => id));
	return [...new Set([...rows.map(({ id }) => id), ...built])].filter((id) => !removed.has(id)).toSorted();
}
