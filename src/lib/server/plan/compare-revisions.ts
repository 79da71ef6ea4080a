import { invertChanges } from '#lib/core/plan/invert-changes.ts';
import { netChanges } from '#lib/core/plan/net-changes.ts';
import type { RevisionDifference } from '#lib/core/plan/revision-difference.ts';
import type { Querier } from '../db/port.ts';
import { readLog } from '../db/read-log.ts';
import { Refused } from '../refused.ts';

/**
 * What differs between two revisions of a plan, from the log alone: only what was touched between them is read.
 *
 * @param to left out: the newest
 * @throws Refused if there is no such revision
 */
export async function compareRevisions(
	db: Querier,
	cityId: string,
	{ from, to: wanted }: { from: number; to?: number | undefined }
): Promise<RevisionDifference> {
	const [range] = await db.query<{ first: number | null; last: number | null }>(
		'select min(revision) as first, max(revision) as last from change_set where city_id = $1',
		[cityId]
	);
	const first = range?.first ?? 0;
	const last = range?.last ?? 0;
	const to = wanted ?? last;
	for (const revision of [from, to])
		if (revision < first || revision > last)
			throw new Refused(404, 'unknown-revision', { revision, first, last });
	const sets = await readLog(db, cityId, { after: Math.min(from, to), upTo: Math.max(from, to) });
	const changes = sets.flatMap((set) => set.changes);
	return { from, to, changes: netChanges(from <= to ? changes : invertChanges(changes)) };
}
