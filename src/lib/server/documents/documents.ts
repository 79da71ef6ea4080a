import { randomBytes } from 'node:crypto';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import type { MadeOn } from '#lib/core/plan/made-on.ts';
import { findRevision } from '../cities.ts';
import type { Querier } from '../db/port.ts';
import { Refused } from '../refused.ts';
import { isDocumentId, tidyDocumentName } from './document-name.ts';
import { latestFormat, readContent } from './read-content.ts';
import type { DocumentKind, Kept, Listed } from './types.ts';

interface Row<Summary> {
	id: string;
	name: string;
	createdAt: Date;
	updatedAt: Date;
	revision: number;
	madeOn: MadeOn | null;
	summary: Summary;
}

const COLUMNS = `id, name, created_at as "createdAt", updated_at as "updatedAt", revision,
	made_on as "madeOn", summary`;
const ORDERS = { oldest: 'created_at, id', latest: 'updated_at desc, id' } as const;

/** The documents that people keep with cities, of one kind. */
export class Documents<Content extends { format: number }, Summary extends object> {
	readonly kind: DocumentKind<Content, Summary>;

	constructor(kind: DocumentKind<Content, Summary>) {
		this.kind = kind;
	}

	/** Those of a city, without their content; none if the city is unknown. */
	async list(db: Querier, cityId: string): Promise<Listed<Summary>[]> {
		const { name, order } = this.kind;
		const rows = await db.query<Row<Summary>>(
			`select ${COLUMNS} from document where city_id = $1 and kind = $2 order by ${ORDERS[order]}`,
			[cityId, name]
		);
		return rows.map(toListed);
	}

	/**
	 * @returns `undefined` if there is none of that id
	 * @throws Refused if a newer version of the program has written it
	 */
	async find(db: Querier, cityId: string, id: string): Promise<Kept<Content, Summary> | undefined> {
		if (!isCityId(cityId) || !isDocumentId(id)) return undefined;
		const [row] = await db.query<Row<Summary> & { content: unknown }>(
			`select ${COLUMNS}, content from document where city_id = $1 and kind = $2 and id = $3`,
			[cityId, this.kind.name, id]
		);
		if (!row) return undefined;
		const { content, ...listed } = row;
		return { ...toListed(listed), document: readContent(this.kind, content) };
	}

	/** @returns `undefined` if there is none of that id */
	async findRevision(db: Querier, cityId: string, id: string): Promise<number | undefined> {
		if (!isCityId(cityId) || !isDocumentId(id)) return undefined;
		const [row] = await db.query<{ revision: number }>(
			'select revision from document where city_id = $1 and kind = $2 and id = $3',
			[cityId, this.kind.name, id]
		);
		return row?.revision;
	}

	/**
	 * Keeps one. Blanks around the name are removed.
	 *
	 * @param sent.document JSON of any kind, as it came in
	 * @param sent.madeOn default: the newest plan
	 * @throws Refused if the name is empty, too long or taken, the document none of its kind or too large, or there are
	 *   too many; RangeError if there is no such city
	 */
	async create(
		db: Querier,
		cityId: string,
		{ name, document, madeOn }: { name: string; document: unknown; madeOn?: MadeOn | undefined }
	): Promise<Kept<Content, Summary>> {
		const kept = this.#read(name, document);
		await this.#checkRoom(db, cityId);
		const of = JSON.stringify(madeOn ?? (await findNewest(db, cityId)));
		try {
			const [row] = await db.query<Row<Summary>>(
				`insert into document (city_id, kind, id, name, format, content, summary, made_on)
				values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
				[cityId, this.kind.name, randomBytes(9).toString('base64url'), ...kept.values, of]
			);
			return { ...toListed(row!), document: kept.content };
		} catch (error) {
			if ((error as { code?: string }).code === '23503')
				throw new RangeError(`There is no city "${cityId}".`);
			throw this.#asTaken(kept.name, error);
		}
	}

	/**
	 * Replaces name and content of a document, unless it has changed meanwhile.
	 *
	 * @param change.revision that the change started from
	 * @param change.madeOn default: as before
	 * @returns it as it is now; `undefined` if there is none of that id
	 * @throws Refused with 409 if it has another revision by now: nothing is overwritten; else as {@link create}
	 */
	async replace(
		db: Querier,
		cityId: string,
		id: string,
		change: { name: string; document: unknown; revision: number; madeOn?: MadeOn | undefined }
	): Promise<Kept<Content, Summary> | undefined> {
		const kept = this.#read(change.name, change.document);
		if (!isCityId(cityId) || !isDocumentId(id)) return undefined;
		const [replaced] = await db
			.query<Row<Summary>>(
				`update document set (name, format, content, summary, made_on, updated_at, revision) =
					($5, $6, $7, $8, coalesce($9, made_on), now(), revision + 1)
				where city_id = $1 and kind = $2 and id = $3 and revision = $4 returning ${COLUMNS}`,
				[
					cityId,
					this.kind.name,
					id,
					change.revision,
					...kept.values,
					change.madeOn === undefined ? null : JSON.stringify(change.madeOn)
				]
			)
			.catch((error: unknown) => {
				throw this.#asTaken(kept.name, error);
			});
		if (replaced) return { ...toListed(replaced), document: kept.content };
		const revision = await this.findRevision(db, cityId, id);
		if (revision === undefined) return undefined;
		throw new Refused(409, 'document-changed', {
			document: this.kind.name,
			revision,
			started: change.revision
		});
	}

	/** @returns false if there was none of that id */
	async remove(db: Querier, cityId: string, id: string): Promise<boolean> {
		if (!isCityId(cityId) || !isDocumentId(id)) return false;
		const rows = await db.query(
			'delete from document where city_id = $1 and kind = $2 and id = $3 returning id',
			[cityId, this.kind.name, id]
		);
		return rows.length > 0;
	}

	/** Name and content as they are kept, and the values of their columns. */
	#read(givenName: string, document: unknown) {
		const name = tidyDocumentName(this.kind.name, givenName);
		const content = readContent(this.kind, document);
		const text = JSON.stringify(content);
		const most = this.kind.contentMax;
		if (text.length > most)
			throw new Refused(413, 'large-document', { document: this.kind.name, most, length: text.length });
		const summary = JSON.stringify(this.kind.summarize(content));
		return { name, content, values: [name, latestFormat(this.kind), text, summary] };
	}

	async #checkRoom(db: Querier, cityId: string) {
		const { name, rowsMax } = this.kind;
		const [{ count } = { count: 0 }] = await db.query<{ count: number }>(
			'select count(*)::integer as count from document where city_id = $1 and kind = $2',
			[cityId, name]
		);
		if (count >= rowsMax) throw new Refused(400, 'too-many-documents', { document: name, most: rowsMax });
	}

	#asTaken(name: string, error: unknown): unknown {
		const isTaken = (error as { constraint?: string }).constraint === 'document_name_taken';
		return isTaken ? new Refused(409, 'name-taken', { document: this.kind.name, name }) : error;
	}
}

function toListed<Summary extends object>({ summary, ...row }: Row<Summary>): Listed<Summary> {
	return { ...row, ...summary };
}

/** The newest plan of a city; `null`: it has none. */
async function findNewest(db: Querier, cityId: string): Promise<MadeOn | null> {
	const revision = await findRevision(db, cityId);
	return revision ? { revision, asOf: null, isFixed: false } : null;
}
