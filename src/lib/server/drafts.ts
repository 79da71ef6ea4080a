import * as v from 'valibot';
import type { DraftDocument } from '#lib/core/drafts/types.ts';
import { DESK_KEYS } from '#lib/carto/view-query.ts';
import type { Querier } from './db/port.ts';
import { SCENARIOS } from './documents/kinds/scenarios.ts';
import { readContent } from './documents/read-content.ts';
import { Refused } from './refused.ts';

/** Unsaved work on the desk: 草稿. */
export interface Draft {
	/** Counted by the page that writes it. */
	revision: number;
	document: DraftDocument;
	savedAt: Date;
}

/** Packages, bundles, zones and a siting answer of a large city take a tenth of it. */
const DOCUMENT_MAX = 4_000_000;
/** Limit of drafts of one city; the least recently changed one is evicted. */
const ROWS_MAX = 500;

const memento = v.record(v.string(), v.unknown());

/** What is sent to be kept. */
export const DRAFT_BODY = v.object({
	revision: v.pipe(v.number(), v.integer('a whole number'), v.minValue(1), v.maxValue(2 ** 31 - 1)),
	document: v.object({
		format: v.literal(1),
		scenario: v.custom<object>((value) => typeof value === 'object' && value !== null, 'a scenario'),
		desks: v.record(v.picklist(DESK_KEYS), memento)
	})
});

export const DRAFT_WANTED = {
	zh: '请发送 JSON，含版本号 “revision” 和对象 “document”。',
	en: 'Send JSON with the number "revision" and the object "document".'
};

/** @returns `undefined` if the draft does not exist */
export async function findDraft(db: Querier, cityId: string, id: string): Promise<Draft | undefined> {
	const [found] = await db.query<Draft>(
		'select revision, document, saved_at as "savedAt" from draft where city_id = $1 and id = $2',
		[cityId, id]
	);
	return found;
}

/**
 * Keeps a draft in place of an earlier revision of it; what is not newer than what is kept changes nothing.
 *
 * @returns the revision that is kept now
 * @throws Refused if its scenario is invalid, or if it is too large; RangeError if the city is unknown
 */
export async function saveDraft(
	db: Querier,
	cityId: string,
	id: string,
	{ revision, document }: v.InferOutput<typeof DRAFT_BODY>
): Promise<Pick<Draft, 'revision'>> {
	const text = JSON.stringify({ ...document, scenario: readContent(SCENARIOS, document.scenario) });
	if (text.length > DOCUMENT_MAX)
		throw new Refused(413, 'large-document', {
			document: 'draft',
			most: DOCUMENT_MAX,
			length: text.length
		});
	try {
		const [kept] = await db.query<Pick<Draft, 'revision'>>(
			`insert into draft (city_id, id, revision, document) values ($1, $2, $3, $4)
			on conflict (city_id, id) do update set
				revision = greatest(draft.revision, excluded.revision),
				document = case when excluded.revision > draft.revision then excluded.document else draft.document end,
				saved_at = now()
			returning revision`,
			[cityId, id, revision, text]
		);
		await makeRoom(db, cityId);
		return kept!;
	} catch (error) {
		if ((error as { code?: string }).code === '23503') throw new RangeError(`There is no city "${cityId}".`);
		throw error;
	}
}

/** @returns false if the draft did not exist */
export async function deleteDraft(db: Querier, cityId: string, id: string): Promise<boolean> {
	const rows = await db.query('delete from draft where city_id = $1 and id = $2 returning id', [cityId, id]);
	return rows.length > 0;
}

/** Whether a text can be the id of a draft: a UUID, which cannot be guessed. */
export function isDraftId(text: string): boolean {
	return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}

async function makeRoom(db: Querier, cityId: string): Promise<void> {
	await db.query(
		`delete from draft where city_id = $1 and id in (
			select id from draft where city_id = $1 order by saved_at desc, id offset ${ROWS_MAX}
		)`,
		[cityId]
	);
}
