import type { Querier } from './db/port.ts';
import { deleteNamed, insertNamed, type NamedRow, type NamedTable } from './named-rows.ts';

/** A state of the map worth coming back to; everything that matters is in its query string. */
export interface SavedView extends NamedRow {
	/** As after the `?` of the address. */
	query: string;
}

const QUERY_MAX = 4000;
const VIEWS: NamedTable = { table: 'saved_view', what: 'view', column: 'query', rowsMax: 500 };

/** The views of a city, oldest first; none if there is no such city. */
export async function listSavedViews(db: Querier, cityId: string): Promise<SavedView[]> {
	return db.query<SavedView>(
		`select id, name, query, created_at as "createdAt" from saved_view
		where city_id = $1 order by created_at, id`,
		[cityId]
	);
}

/**
 * Keeps a view. Blanks around the name are removed.
 *
 * @throws RangeError if the name is empty, too long or taken, the query too long, the city unknown or full
 */
export async function createSavedView(
	db: Querier,
	cityId: string,
	{ name, query }: Pick<SavedView, 'name' | 'query'>
): Promise<SavedView> {
	if (query.length > QUERY_MAX || query.includes('\0'))
		throw new RangeError(`The query of a view has at most ${QUERY_MAX} characters, not ${query.length}.`);
	const { id, name: kept, createdAt } = await insertNamed(db, VIEWS, cityId, { name, value: query });
	return { id, name: kept, query, createdAt };
}

/** @returns false if there was no such view */
export async function deleteSavedView(db: Querier, cityId: string, id: string): Promise<boolean> {
	return deleteNamed(db, VIEWS, cityId, id);
}
