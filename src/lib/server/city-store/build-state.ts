import type { Querier } from '../db/port.ts';
import { findSeedRevision, listNewestFiles, type FileKind } from './stored-files.ts';

/** How long whoever builds may say nothing. */
export const LEASE_MS = 30_000;

/** What the streets of a city have been made into. */
export interface BuildState {
	/** Revision of the plan whose streets the network has; 0: the city has no plan. */
	revision: number;
	/** The same of the basemap. */
	basemapRevision: number;
	/** Whether they are made again at the moment, or will be. */
	isBuilding: boolean;
	/** Share done, 0…1; 1 where nothing is made. */
	share: number;
}

/** What of a city's files is older than the streets in its plan, and by which revision these changed. */
export async function findDue(
	db: Querier,
	cityId: string
): Promise<{ revision: number; kinds: FileKind[] } | undefined> {
	const [street] = await db.query<{ revision: number; source: string }>(
		`select c.revision, s.source from change c join change_set s using (city_id, revision)
		where c.city_id = $1 and c.layer = 'streets' order by c.revision desc limit 1`,
		[cityId]
	);
	// Streets that files brought are those of the files beside them.
	if (!street || street.source === 'seed') return undefined;
	const stored = await listNewestFiles(db, cityId);
	const kinds = (['network', 'basemap'] as const).filter(
		(kind) => (stored.get(kind)?.revision ?? 0) < street.revision
	);
	return kinds.length > 0 ? { revision: street.revision, kinds } : undefined;
}

export async function readBuildState(db: Querier, cityId: string): Promise<BuildState> {
	const stored = await listNewestFiles(db, cityId);
	const seed = await findSeedRevision(db, cityId);
	const isBuilding = (await findDue(db, cityId)) !== undefined;
	const [build] = isBuilding
		? await db.query<{ share: number }>('select share from city_build where city_id = $1', [cityId])
		: [];
	return {
		revision: Math.max(seed, stored.get('network')?.revision ?? 0),
		basemapRevision: Math.max(seed, stored.get('basemap')?.revision ?? 0),
		isBuilding,
		share: isBuilding ? (build?.share ?? 0) : 1
	};
}

/**
 * Takes the building of a city's files for a while, or goes on with it.
 *
 * @returns false if another process has it
 */
export async function takeLease(db: Querier, cityId: string, holder: string): Promise<boolean> {
	const taken = await db.query(
		`insert into city_build as b (city_id, holder, leased_until)
		select id, $2, now() + $3 * interval '1 millisecond' from city where id = $1
		on conflict (city_id) do update
			set share = case when b.holder = excluded.holder then b.share else 0 end,
				holder = excluded.holder, leased_until = excluded.leased_until
			where b.holder = excluded.holder or b.leased_until < now()
		returning city_id`,
		[cityId, holder, LEASE_MS]
	);
	return taken.length > 0;
}

/** Tells how far it is, and keeps the lease. */
export async function tellShare(db: Querier, cityId: string, holder: string, share: number): Promise<void> {
	await db.query(
		`update city_build set share = $3, leased_until = now() + $4 * interval '1 millisecond'
		where city_id = $1 and holder = $2`,
		[cityId, holder, share, LEASE_MS]
	);
}

export async function endLease(db: Querier, cityId: string, holder: string): Promise<void> {
	await db.query('delete from city_build where city_id = $1 and holder = $2', [cityId, holder]);
}
