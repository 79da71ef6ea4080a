import { randomBytes } from 'node:crypto';
import type { Querier } from './db/port.ts';

/** A state of the map worth coming back to; everything that matters is in its query string. */
export interface SavedView {
	/** Random; unique in its city. */
	id: string;
	/** 1–80 characters, unique in its city. */
	name: string;
	/** As after the `?` of the address. */
	query: string;
	createdAt: Date;
}

const NAME_MAX = 80;
const QUERY_MAX = 4000;
/** Views of one city; more would make every page of it slow. */
const VIEWS_MAX = 500;

const COLUMNS = 'id, name, query, created_at as "createdAt"';

/** The views of a city, oldest first; none if there is no such city. */
export async function listSavedViews(db: Querier, cityId: string): Promise<SavedView[]> {
	return db.query<SavedView>(`select ${COLUMNS} from saved_view where city_id = $1 order by created_at, id`, [
		cityId
	]);
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
	const trimmed = name.normalize('NFC').trim();
	const length = [...trimmed].length;
	if (length < 1 || length > NAME_MAX) {
		throw new RangeError(`The name of a view has 1–${NAME_MAX} characters, not ${length}.`);
	}
	if (/\p{Cc}/u.test(trimmed))
		throw new RangeError('The name of a view is one line without control characters.');
	if (query.length > QUERY_MAX || query.includes('\0')) {
		throw new RangeError(`The query of a view has at most ${QUERY_MAX} characters, not ${query.length}.`);
	}
	const [{ count } = { count: 0 }] = await db.query<{ count: number }>(
		'select count(*)::integer as count from saved_view where city_id = $1',
		[cityId]
	);
	if (count >= VIEWS_MAX)
		throw new RangeError(`There are ${VIEWS_MAX} views already. Delete one that is not needed first.`);
	try {
		const [view] = await db.query<SavedView>(
			`insert into saved_view (city_id, id, name, query) values ($1, $2, $3, $4) returning ${COLUMNS}`,
			[cityId, randomBytes(9).toString('base64url'), trimmed, query]
		);
		return view!;
	} catch (error) {
		const { code, constraint } = error as { code?: string; constraint?: string };
		if (code === '23503') throw new RangeError(`There is no city "${cityId}".`);
		if (constraint === 'saved_view_city_id_name_key') {
			throw new RangeError(
				`A view named "${trimmed}" is there already. Choose another name, or delete it first.`
			);
		}
		throw error;
	}
}

/** Whether a text may be the id of a view. */
export function isSavedViewId(text: string): boolean {
	return /^[\w-]{1,40}$/.test(text);
}

/** @returns false if there was no such view */
export async function deleteSavedView(db: Querier, cityId: string, id: string): Promise<boolean> {
	const rows = await db.query('delete from saved_view where city_id = $1 and id = $2 returning id', [
		cityId,
		id
	]);
	return rows.length > 0;
}
