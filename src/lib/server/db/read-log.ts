import type { LayerName } from '#lib/core/city/types.ts';
import type { Change, LoggedChangeSet } from '#lib/core/plan/types.ts';
import type { Querier } from './port.ts';

const SET_COLUMNS = `revision, id, base, author, reason, source, as_of as "asOf", undoes, recorded_at as "recordedAt"`;

type SetRow = Omit<LoggedChangeSet, 'recordedAt' | 'changes'> & { recordedAt: Date };

interface ChangeRow {
	revision: number;
	layer: LayerName;
	featureId: string;
	op: Change['op'];
	field: string | null;
	before: unknown;
	after: unknown;
}

/** Which part of the log is read. */
export interface LogRange {
	/** Only revisions after this one; default 0. */
	after?: number;
	/** Only revisions up to this one; default: all. */
	upTo?: number;
	/** At most this many, the oldest; default: all. */
	limit?: number;
	/** Of each change set only its first changes; default: all. */
	mostChanges?: number;
}

/** The change sets of a city with what they did, oldest first. */
export async function readLog(
	db: Querier,
	cityId: string,
	{ after = 0, upTo = 2_147_483_647, limit, mostChanges = 2_147_483_647 }: LogRange = {}
): Promise<LoggedChangeSet[]> {
	const sets = await db.query<SetRow>(
		`select ${SET_COLUMNS} from change_set where city_id = $1 and revision > $2 and revision <= $3
		order by revision ${limit === undefined ? '' : `limit ${limit}`}`,
		[cityId, after, upTo]
	);
	const last = sets.at(-1)?.revision;
	if (last === undefined) return [];
	const rows = await db.query<ChangeRow>(
		`select revision, layer, feature_id as "featureId", op, field, before, after from change
		where city_id = $1 and revision > $2 and revision <= $3 and ordinal <= $4 order by revision, ordinal`,
		[cityId, after, last, mostChanges]
	);
	return join(sets, rows);
}

/**
 * What was done to one feature, oldest first: each change set with its changes of this feature only.
 *
 * @param layer any text; an unknown layer has no history
 */
export async function readFeatureLog(
	db: Querier,
	cityId: string,
	layer: string,
	featureId: string
): Promise<LoggedChangeSet[]> {
	const rows = await db.query<ChangeRow>(
		`select revision, layer, feature_id as "featureId", op, field, before, after from change
		where city_id = $1 and layer = $2 and feature_id = $3 order by revision, ordinal`,
		[cityId, layer, featureId]
	);
	const revisions = [...new Set(rows.map(({ revision }) => revision))];
	if (revisions.length === 0) return [];
	const sets = await db.query<SetRow>(
		`select ${SET_COLUMNS} from change_set where city_id = $1 and revision = any($2::integer[]) order by revision`,
		[cityId, revisions]
	);
	return join(sets, rows);
}

/** The change set with an id; `undefined` if there is none. */
export async function findChangeSet(
	db: Querier,
	cityId: string,
	id: string
): Promise<LoggedChangeSet | undefined> {
	const [row] = await db.query<{ revision: number }>(
		'select revision from change_set where city_id = $1 and id = $2',
		[cityId, id]
	);
	if (!row) return undefined;
	const [set] = await readLog(db, cityId, { after: row.revision - 1, upTo: row.revision });
	return set;
}

/** The first revision that the log has; `undefined` if it is empty. */
export async function findFirstRevision(db: Querier, cityId: string): Promise<number | undefined> {
	const [row] = await db.query<{ first: number | null }>(
		'select min(revision) as first from change_set where city_id = $1',
		[cityId]
	);
	return row?.first ?? undefined;
}

function join(sets: readonly SetRow[], rows: readonly ChangeRow[]): LoggedChangeSet[] {
	const byRevision = new Map<number, Change[]>(sets.map(({ revision }) => [revision, []]));
	for (const row of rows) byRevision.get(row.revision)?.push(toChange(row));
	return sets.map((set) => ({
		...set,
		recordedAt: set.recordedAt.toISOString(),
		changes: byRevision.get(set.revision)!
	}));
}

function toChange({ layer, featureId, op, field, before, after }: ChangeRow): Change {
	if (op === 'add') return { op, layer, featureId, after: after as never };
	if (op === 'remove') return { op, layer, featureId, before: before as never };
	return { op, layer, featureId, field: field!, before, after };
}
