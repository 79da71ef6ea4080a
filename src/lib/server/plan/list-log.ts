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
	/** Only those of features that meet this box, or ever did; left out: anywhere. */
	within?: Bbox | undefined;
}

const BOX = 'st_makeenvelope($6::float8, $7::float8, $8::float8, $9::float8, 4326)';
const meets = (geometry: string) => `st_intersects(st_geomfromgeojson(${geometry}), ${BOX})`;

/**
 * Revisions and layers of all that was done to features that meet the box, or ever did. Features first: few are near,
 * and what was done to them is found by index; of all others only changes of places are looked at.
 */
const TOUCHED = `
	near as materialized (
		${LAYER_NAMES.map((layer) => {
			const { table } = getLayerTable(layer);
			return `select '${layer}'::text as layer, id::text as id from ${table}
			where city_id = $1 and geom && ${BOX} and st_intersects(geom, ${BOX})`;
		}).join(' union all ')}
		union select layer, feature_id::text from change
			where city_id = $1 and field = 'geometry' and (${meets('before')} or ${meets('after')})
		union select layer, feature_id::text from change
			where city_id = $1 and op = 'add' and ${meets("after -> 'geometry'")}
		union select layer, feature_id::text from change
			where city_id = $1 and op = 'remove' and ${meets("before -> 'geometry'")}),
	touched as materialized (
		select distinct change.revision, change.layer from near join change
			on change.city_id = $1 and change.layer = near.layer and change.feature_id = near.id)`;

/** The log of a plan, newest first. */
export async function listLog(
	db: Querier,
	cityId: string,
	{ before, limit, author, layer, within }: LogQuery
): Promise<LogEntry[]> {
	const ofLayer = '($4::text is null or layer = $4)';
	const rows = await db.query<{ revision: number; clashCount: number }>(
		`${within ? `with ${TOUCHED}` : ''}
		select revision, (select count(*) from clash where clash.city_id = $1 and clash.revision = change_set.revision)
			as "clashCount"
		from change_set
		where city_id = $1 and revision < $2 and ($3::text is null or author = $3)
			and ${
				within
					? `revision in (select revision from touched where ${ofLayer})`
					: `($4::text is null or exists (select from change where change.city_id = $1
						and change.revision = change_set.revision and ${ofLayer}))`
			}
		order by revision desc limit $5`,
		[cityId, before, author, layer, limit, ...(within ?? [])]
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
