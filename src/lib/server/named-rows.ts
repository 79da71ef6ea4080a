import { randomBytes } from 'node:crypto';
import type { Querier } from './db/port.ts';

/** A table of things that people keep in a city under a name: random id, name unique in its city, one more column. */
export interface NamedTable {
	table: 'saved_view' | 'scenario' | 'briefing';
	/** What it keeps, for messages: `view`. */
	what: string;
	/** The column with what is kept. */
	column: 'query' | 'document';
	/** Rows of one city; more would make every page of it slow. */
	rowsMax: number;
}

/** Something of that name is kept already. */
export class NameTaken extends RangeError {
	override readonly name = 'NameTaken';
}

export interface NamedRow {
	/** Random; unique in its city. */
	id: string;
	/** 1–80 characters, unique in its city. */
	name: string;
	createdAt: Date;
}

const NAME_MAX = 80;

/** What a city has kept, oldest first, without what is kept; none if there is no such city. */
export async function listNamed(db: Querier, { table }: NamedTable, cityId: string): Promise<NamedRow[]> {
	return db.query<NamedRow>(
		`select id, name, created_at as "createdAt" from ${table} where city_id = $1 order by created_at, id`,
		[cityId]
	);
}

/**
 * Keeps something under a name. Blanks around the name are removed.
 *
 * @throws RangeError if the name is empty, too long or taken, the city unknown or full
 */
export async function insertNamed(
	db: Querier,
	{ table, what, column, rowsMax }: NamedTable,
	cityId: string,
	{ name, value }: { name: string; value: string }
): Promise<NamedRow> {
	const trimmed = checkName(what, name);
	const [{ count } = { count: 0 }] = await db.query<{ count: number }>(
		`select count(*)::integer as count from ${table} where city_id = $1`,
		[cityId]
	);
	if (count >= rowsMax)
		throw new RangeError(`There are ${rowsMax} ${what}s already. Delete one that is not needed first.`);
	try {
		const [row] = await db.query<NamedRow>(
			`insert into ${table} (city_id, id, name, ${column}) values ($1, $2, $3, $4)
			returning id, name, created_at as "createdAt"`,
			[cityId, randomBytes(9).toString('base64url'), trimmed, value]
		);
		return row!;
	} catch (error) {
		if ((error as { code?: string }).code === '23503') throw new RangeError(`There is no city "${cityId}".`);
		throw asNameTaken({ table, what }, trimmed, error);
	}
}

/** What the database refused, as {@link NameTaken} where that is why; else the error as it is. */
export function asNameTaken(
	{ table, what }: Pick<NamedTable, 'table' | 'what'>,
	name: string,
	error: unknown
): unknown {
	const { constraint } = error as { constraint?: string };
	return constraint === `${table}_city_id_name_key`
		? new NameTaken(`A ${what} named "${name}" is there already. Choose another name, or delete it first.`)
		: error;
}

/** @returns false if there was nothing of that id */
export async function deleteNamed(
	db: Querier,
	{ table }: NamedTable,
	cityId: string,
	id: string
): Promise<boolean> {
	const rows = await db.query(`delete from ${table} where city_id = $1 and id = $2 returning id`, [
		cityId,
		id
	]);
	return rows.length > 0;
}

/** Whether a text may be the id of something kept by name. */
export function isNamedId(text: string): boolean {
	return /^[\w-]{1,40}$/.test(text);
}

/**
 * A name as it is kept: without blanks around it.
 *
 * @throws RangeError if it is empty, too long or not one line
 */
export function checkName(what: string, name: string): string {
	const trimmed = name.normalize('NFC').trim();
	const length = [...trimmed].length;
	if (length < 1 || length > NAME_MAX)
		throw new RangeError(`The name of a ${what} has 1–${NAME_MAX} characters, not ${length}.`);
	if (/\p{Cc}/u.test(trimmed))
		throw new RangeError(`The name of a ${what} is one line without control characters.`);
	return trimmed;
}
