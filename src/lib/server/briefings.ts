import { readBriefingDocument } from '#lib/core/briefings/read-briefing-document.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import { isCityId } from './city-files.ts';
import type { Querier } from './db/port.ts';
import {
	asNameTaken,
	checkName,
	deleteNamed,
	insertNamed,
	isNamedId,
	type NamedRow,
	type NamedTable
} from './named-rows.ts';

/** A briefing (汇报) in a list. */
export interface BriefingRow extends NamedRow {
	updatedAt: Date;
	/** 1, 2, 3…: one more with every change. */
	revision: number;
	slideCount: number;
}

export interface Briefing extends BriefingRow {
	document: BriefingDocument;
}

/** Somebody has changed the briefing since the revision that a change started from. */
export class BriefingChanged extends Error {
	override readonly name = 'BriefingChanged';
}

const BRIEFINGS: NamedTable = { table: 'briefing', what: 'briefing', column: 'document', rowsMax: 200 };

const COLUMNS = `id, name, created_at as "createdAt", updated_at as "updatedAt", revision,
	jsonb_array_length(document->'slides') as "slideCount"`;

/** The briefings of a city, the one changed last first, without their documents; none if there is no such city. */
export async function listBriefings(db: Querier, cityId: string): Promise<BriefingRow[]> {
	return db.query<BriefingRow>(
		`select ${COLUMNS} from briefing where city_id = $1 order by updated_at desc, id`,
		[cityId]
	);
}

/** @returns `undefined` if there is no such briefing */
export async function findBriefing(db: Querier, cityId: string, id: string): Promise<Briefing | undefined> {
	if (!isCityId(cityId) || !isNamedId(id)) return undefined;
	const [found] = await db.query<Briefing>(
		`select ${COLUMNS}, document from briefing where city_id = $1 and id = $2`,
		[cityId, id]
	);
	return found;
}

/**
 * Keeps a briefing. Blanks around the name are removed.
 *
 * @param document JSON of any kind, as it came in
 * @throws RangeError if the name is empty, too long or taken, the document no briefing, the city unknown or full
 */
export async function createBriefing(
	db: Querier,
	cityId: string,
	{ name, document }: { name: string; document: unknown }
): Promise<Briefing> {
	const value = JSON.stringify(readBriefingDocument(document));
	const { id } = await insertNamed(db, BRIEFINGS, cityId, { name, value });
	return (await findBriefing(db, cityId, id))!;
}

/**
 * Puts another name and document in place of a briefing's, unless it has changed meanwhile.
 *
 * @param change.revision that the change started from
 * @returns the briefing as it is now; `undefined` if there is no such briefing
 * @throws BriefingChanged if it has another revision by now: nothing is overwritten
 * @throws RangeError as {@link createBriefing}
 */
export async function replaceBriefing(
	db: Querier,
	cityId: string,
	id: string,
	change: { name: string; document: unknown; revision: number }
): Promise<Briefing | undefined> {
	const name = checkName(BRIEFINGS.what, change.name);
	const value = JSON.stringify(readBriefingDocument(change.document));
	const [replaced] = await db
		.query<Briefing>(
			`update briefing set name = $4, document = $5, updated_at = now(), revision = revision + 1
			where city_id = $1 and id = $2 and revision = $3 returning ${COLUMNS}, document`,
			[cityId, id, change.revision, name, value]
		)
		.catch((error: unknown) => {
			throw asNameTaken(BRIEFINGS, name, error);
		});
	if (replaced) return replaced;
	const now = await findBriefing(db, cityId, id);
	if (!now) return undefined;
	throw new BriefingChanged(
		`The briefing was changed meanwhile: it is at revision ${now.revision}, this change started from ` +
			`${change.revision}. Read it again and make the change there, or keep this one under another name.`
	);
}

/** @returns false if there was no such briefing */
export async function deleteBriefing(db: Querier, cityId: string, id: string): Promise<boolean> {
	return deleteNamed(db, BRIEFINGS, cityId, id);
}
