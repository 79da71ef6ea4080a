import { createHash } from 'node:crypto';
import type { IntakeLayout } from '#lib/core/intake/intake-layout.ts';
import type { IntakeKind } from '#lib/core/intake/kinds.ts';
import type { Querier } from '../db/port.ts';

/** Layouts by the hash of their key: headings may be as long as a file pleases. */
export type KnownLayouts = ReadonlyMap<string, IntakeLayout>;

export const hashOfLayout = (key: string): string => createHash('sha256').update(key).digest('hex');

/** What was said of files of a kind that a city has taken in. */
export async function readLayouts(db: Querier, cityId: string, kind: IntakeKind): Promise<KnownLayouts> {
	const rows = await db.query<{ hash: string; said: IntakeLayout }>(
		'select layout_hash as "hash", said from intake_layout where city_id = $1 and kind = $2',
		[cityId, kind]
	);
	return new Map(rows.map(({ hash, said }) => [hash, said]));
}

/** Remembers what was said of a file; what was remembered of such files is replaced. */
export async function writeLayout(
	tx: Querier,
	{
		cityId,
		kind,
		revision,
		hash,
		said
	}: { cityId: string; kind: IntakeKind; revision: number; hash: string; said: IntakeLayout }
): Promise<void> {
	await tx.query(
		`insert into intake_layout (city_id, kind, layout_hash, said, revision)
		values ($1, $2, $3, $4::text::jsonb, $5)
		on conflict (city_id, kind, layout_hash) do update set (said, revision) = (excluded.said, excluded.revision)`,
		[cityId, kind, hash, JSON.stringify(said), revision]
	);
}
