import type { RemovedCity } from '#lib/core/city/city-card.ts';
import type { CityMeta } from '#lib/core/city/types.ts';
import { findCity } from '../cities.ts';
import type { Db, Querier } from '../db/port.ts';
import { keepCity } from '../open-city.ts';
import { planEvents } from '../plan/plan-events.ts';
import { refuseCity } from '../refuse-city.ts';
import { Refused } from '../refused.ts';

interface Row extends Omit<RemovedCity, 'removedAt'> {
	removedAt: Date;
}

const COLUMNS = 'id, name, name_en as "nameEn", removed_at as "removedAt"';
const toRemoved = ({ removedAt, ...city }: Row): RemovedCity => ({
	...city,
	removedAt: removedAt.toISOString()
});

/** Cities that were removed, the latest first. */
export async function listRemovedCities(db: Querier): Promise<RemovedCity[]> {
	const rows = await db.query<Row>(
		`select ${COLUMNS} from city where removed_at is not null order by removed_at desc, id`
	);
	return rows.map(toRemoved);
}

/** @returns undefined if there is no such city, or it is not removed */
export async function findRemovedCity(db: Querier, id: string): Promise<RemovedCity | undefined> {
	const [row] = await db.query<Row>(`select ${COLUMNS} from city where id = $1 and removed_at is not null`, [
		id
	]);
	return row && toRemoved(row);
}

/**
 * Removes a city: nobody finds it any more, and nothing of it is lost.
 *
 * @throws Refused if there is no such city
 */
export async function removeCity(db: Db, id: string): Promise<RemovedCity> {
	// Of a city that was built beside the database, too, the database knows that it is removed.
	if (!(await keepCity(db, id))) throw await refuseCity(db, id);
	await db.query('update city set removed_at = now() where id = $1 and removed_at is null', [id]);
	planEvents(db).tell(id);
	return (await findRemovedCity(db, id))!;
}

/**
 * Puts a removed city back as it was. One that is there stays as it is.
 *
 * @throws Refused if there is and was none
 */
export async function restoreCity(db: Db, id: string): Promise<CityMeta> {
	await db.query('update city set removed_at = null where id = $1', [id]);
	const city = await findCity(db, id);
	if (!city) throw await refuseCity(db, id);
	planEvents(db).tell(id);
	return city;
}

/** Characters of a name or title. */
export const NAME_MOST = 60;

/**
 * Gives a city other names. What is left out stays.
 *
 * @throws Refused if there is no such city, or a name is empty, too long or not one line
 */
export async function renameCity(
	db: Db,
	id: string,
	names: Partial<Pick<CityMeta, 'name' | 'nameEn' | 'title' | 'titleEn'>>
): Promise<CityMeta> {
	if (!(await keepCity(db, id))) throw await refuseCity(db, id);
	const { name, nameEn, title, titleEn } = checkNames(names);
	await db.query(
		`update city set name = coalesce($2, name), name_en = coalesce($3, name_en), title = coalesce($4, title),
			title_en = coalesce($5, title_en), seed_hash = null where id = $1 and removed_at is null`,
		[id, name ?? null, nameEn ?? null, title ?? null, titleEn ?? null]
	);
	planEvents(db).tell(id);
	return (await findCity(db, id))!;
}

/** Names without blanks around them. @throws Refused naming the first that is none */
export function checkNames<Names extends Partial<Record<'name' | 'nameEn' | 'title' | 'titleEn', string>>>(
	names: Names
): Names {
	const checked = Object.entries(names).flatMap(([field, value]): [string, string][] => {
		if (value === undefined) return [];
		const text = (value as string).trim();
		// oxlint-disable-next-line no-control-regex -- They are what is refused.
		const isWrong = text.length > NAME_MOST || /[\u0000-\u001f\u007f]/.test(text);
		if (isWrong || (field === 'name' && text === ''))
			throw new Refused(422, 'wrong-city-name', { field, most: NAME_MOST, value: text.slice(0, NAME_MOST) });
		return [[field, text]];
	});
	return Object.fromEntries(checked) as Names;
}
