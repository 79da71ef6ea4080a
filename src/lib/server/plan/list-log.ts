import type { Change, LoggedChangeSet } from '#lib/core/plan/types.ts';
import type { Querier } from '../db/port.ts';
import { readLog } from '../db/read-log.ts';

/** A change set in the list of the log: what it did is counted, and its first changes are told. */
export interface LogEntry extends Omit<LoggedChangeSet, 'changes'> {
	counts: { layer: string; op: Change['op']; count: number }[];
	first: Change[];
	clashCount: number;
}

/** Changes of an entry that are told in full. */
const TOLD = 5;

/** Which entries are asked for. */
export interface LogQuery {
	/** Only revisions before this one. */
	before: number;
	limit: number;
	/** Only of this person; `null`: anybody. */
	author: string | null;
	/** Only those that touched this layer; `null`: any. */
	layer: string | null;
}

/** The log of a plan, newest first. */
export async function listLog(
	db: Querier,
	cityId: string,
	{ before, limit, author, layer }: LogQuery
): Promise<LogEntry[]> {
	const rows = await db.query<{ revision: number; clashCount: number }>(
		`select revision, (select count(*) from clash where clash.city_id = $1 and clash.revision = change_set.revision)
			as "clashCount"
		from change_set
		where city_id = $1 and revision < $2 and ($3::text is null or author = $3)
			and ($4::text is null or exists (select from change where change.city_id = $1
				and change.revision = change_set.revision and change.layer = $4))
		order by revision desc limit $5`,
		[cityId, before, author, layer, limit]
	);
	const entries: LogEntry[] = [];
	for (const { revision, clashCount } of rows) {
		const counts = await db.query<LogEntry['counts'][number]>(
			`select layer, op, count(*) as count from change where city_id = $1 and revision = $2
			group by layer, op order by layer, op`,
			[cityId, revision]
		);
		const total = counts.reduce((sum, { count }) => sum + count, 0);
		// The change set with which a city begins holds all of it.
		const [set] = await readLog(db, cityId, {
			after: revision - 1,
			upTo: revision,
			mostChanges: total > 200 ? 0 : TOLD
		});
		if (!set) continue;
		const { changes, ...head } = set;
		entries.push({ ...head, counts, clashCount, first: changes });
	}
	return entries;
}
