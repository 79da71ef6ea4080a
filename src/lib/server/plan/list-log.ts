import type { Change, LoggedChangeSet } from '#lib/core/plan/types.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import { getLayerTable, LAYER_NAMES } from '../db/layer-tables.ts';
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
	/** Only those of features that meet this box now, or that were brought into it, or out of it; left out: anywhere. */
	within?: Bbox | undefined;
}

const BOX = 'st_makeenvelope($6::float8, $7::float8, $8::float8, $9::float8, 4326)';
const meets = (geometry: string) => `st_intersects(st_geomfromgeojson(${geometry}), ${BOX})`;

/** Whether a change is of a feature that meets the box now, or changed a geometry that did, or does since. */
const IS_NEAR = `(
	case change.layer ${LAYER_NAMES.map((layer) => {
		const { table } = getLayerTable(layer);
		return `when '${layer}' then exists (select from ${table} where ${table}.city_id = $1
			and ${table}.id = change.feature_id and st_intersects(${table}.geom, ${BOX}))`;
	}).join(' ')} else false end
	or case
		when change.field = 'geometry' then ${meets('change.before')} or ${meets('change.after')}
		when change.op = 'add' then ${meets("change.after -> 'geometry'")}
		when change.op = 'remove' then ${meets("change.before -> 'geometry'")}
		else false end)`;

/** The log of a plan, newest first. */
export async function listLog(
	db: Querier,
	cityId: string,
	{ before, limit, author, layer, within }: LogQuery
): Promise<LogEntry[]> {
	const rows = await db.query<{ revision: number; clashCount: number }>(
		`select revision, (select count(*) from clash where clash.city_id = $1 and clash.revision = change_set.revision)
			as "clashCount"
		from change_set
		where city_id = $1 and revision < $2 and ($3::text is null or author = $3)
			and (($4::text is null and $6::float8 is null) or exists (select from change where change.city_id = $1
				and change.revision = change_set.revision and ($4::text is null or change.layer = $4)
				and ($6::float8 is null or ${IS_NEAR})))
		order by revision desc limit $5`,
		[cityId, before, author, layer, limit, ...(within ?? [null, null, null, null])]
	);
	const counted = await db.query<LogEntry['counts'][number] & { revision: number }>(
		`select revision, layer, op, count(*) as count from change where city_id = $1 and revision = any($2)
		group by revision, layer, op order by layer, op`,
		[cityId, rows.map(({ revision }) => revision)]
	);
	const entries: LogEntry[] = [];
	for (const { revision, clashCount } of rows) {
		const counts = counted.flatMap(({ revision: of, ...count }) => (of === revision ? [count] : []));
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
