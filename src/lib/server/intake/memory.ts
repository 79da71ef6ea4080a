import type { IntakeKind } from '#lib/core/intake/kinds.ts';
import type { Remembered } from '#lib/core/intake/reconcile/types.ts';
import type { Querier } from '../db/port.ts';

/** What is remembered of the rows of a kind that a city has taken in, by their keys. */
export async function readMemory(
	db: Querier,
	cityId: string,
	kind: IntakeKind
): Promise<Map<string, Remembered>> {
	const rows = await db.query<{ key: string; featureId: string | null; values: Remembered['values'] }>(
		`select row_key as key, known_feature as "featureId", values_then as "values"
		from intake_memory where city_id = $1 and kind = $2`,
		[cityId, kind]
	);
	return new Map(rows.map(({ key, featureId, values }) => [key, { featureId, values }]));
}

/** Rows a statement. */
const BATCH = 2000;

/** Remembers rows; what was remembered of the same is replaced. */
export async function writeMemory(
	tx: Querier,
	{
		cityId,
		kind,
		revision,
		memory
	}: { cityId: string; kind: IntakeKind; revision: number; memory: ReadonlyMap<string, Remembered> }
): Promise<void> {
	const rows = [...memory].map(([key, { featureId, values }]) => ({ key, featureId, values }));
	for (let at = 0; at < rows.length; at += BATCH)
		await tx.query(
			`insert into intake_memory (city_id, kind, row_key, known_feature, values_then, revision)
			select $1, $2, row->>'key', row->>'featureId', row->'values', $3
			from jsonb_array_elements($4::text::jsonb) as row
			on conflict (city_id, kind, row_key) do update set
				(known_feature, values_then, revision) = (excluded.known_feature, excluded.values_then, excluded.revision)`,
			[cityId, kind, revision, JSON.stringify(rows.slice(at, at + BATCH))]
		);
}
