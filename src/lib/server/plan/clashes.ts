import type { ClashedChange } from '#lib/core/plan/types.ts';
import type { Querier } from '../db/port.ts';

/** A clash as the list has it. */
export interface Clash {
	id: string;
	/** Of the change set that met another's change. */
	revision: number;
	author: string;
	reason: string;
	recordedAt: string;
	changes: ClashedChange[];
	/** `null`: nobody has decided yet. */
	decision: 'theirs' | 'mine' | 'other' | null;
	decidedBy: string | null;
	decidedAt: string | null;
	/** The change set that the decision made; `null`: none, since what stood was kept. */
	decidedRevision: number | null;
}

/** Adds the clashes of a change set. */
export async function writeClashes(
	tx: Querier,
	cityId: string,
	revision: number,
	clashes: readonly { id: string; changes: ClashedChange[] }[]
): Promise<void> {
	for (const { id, changes } of clashes)
		await tx.query('insert into clash (city_id, id, revision, changes) values ($1, $2, $3, $4)', [
			cityId,
			id,
			revision,
			JSON.stringify(changes)
		]);
}

/** The clashes of a city, oldest first: those that are open, or all. */
export async function listClashes(db: Querier, cityId: string, { all = false } = {}): Promise<Clash[]> {
	const rows = await db.query<ClashRow>(
		`select ${CLASH_COLUMNS} from clash join change_set using (city_id, revision)
		where city_id = $1 ${all ? '' : 'and decision is null'} order by revision, clash.id`,
		[cityId]
	);
	return rows.map(toClash);
}

/** @returns `undefined` if there is none with this id */
export async function findClash(db: Querier, cityId: string, id: string): Promise<Clash | undefined> {
	const [row] = await db.query<ClashRow>(
		`select ${CLASH_COLUMNS} from clash join change_set using (city_id, revision)
		where city_id = $1 and clash.id = $2`,
		[cityId, id]
	);
	return row && toClash(row);
}

const CLASH_COLUMNS = `clash.id, revision, author, reason, recorded_at as "recordedAt", changes, decision,
	decided_by as "decidedBy", decided_at as "decidedAt", decided_revision as "decidedRevision"`;

type ClashRow = Omit<Clash, 'recordedAt' | 'decidedAt'> & { recordedAt: Date; decidedAt: Date | null };

function toClash(row: ClashRow): Clash {
	return {
		...row,
		recordedAt: row.recordedAt.toISOString(),
		decidedAt: row.decidedAt?.toISOString() ?? null
	};
}
