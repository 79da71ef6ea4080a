import { randomUUID } from 'node:crypto';
import type { Change, ChangeSet } from '#lib/core/plan/types.ts';
import type { Querier } from './port.ts';

/** A row of the log on its way into the database. */
export interface NewChangeSet extends ChangeSet {
	cityId: string;
	revision: number;
	changes: readonly Change[];
	/** Of what was sent. */
	contentHash: string;
	/** What its sender is told. */
	answer: object;
}

/** Adds a change set and what it did to the log: two statements, however many changes. */
export async function writeChangeSet(tx: Querier, set: NewChangeSet): Promise<void> {
	await tx.query(
		`insert into change_set (city_id, revision, id, base, author, reason, source, as_of, undoes, content_hash, answer)
		values ($1, $2, $3, $4, $5, $6, $7, $8::text::date, $9, $10, $11)`,
		[
			set.cityId,
			set.revision,
			set.id,
			set.base,
			set.author,
			set.reason,
			set.source,
			set.asOf,
			set.undoes,
			set.contentHash,
			JSON.stringify(set.answer)
		]
	);
	if (set.changes.length === 0) return;
	const rows = set.changes.map((change, i) => ({
		ordinal: i + 1,
		layer: change.layer,
		feature_id: change.featureId,
		op: change.op,
		field: change.op === 'set' ? change.field : null,
		before: change.op === 'add' ? null : change.before,
		after: change.op === 'remove' ? null : change.after
	}));
	await tx.query(
		`insert into change (city_id, revision, ordinal, layer, feature_id, op, field, before, after)
		select $1, $2, ordinal, layer, feature_id, op, field, before, after
		from json_to_recordset($3::json) as item (ordinal integer, layer text, feature_id text, op text, field text,
			before json, after json)`,
		[set.cityId, set.revision, JSON.stringify(rows)]
	);
}

/** Adds the change set with which a city begins, or which files of the project bring. */
export async function writeSeedSet(
	tx: Querier,
	set: Pick<NewChangeSet, 'cityId' | 'revision' | 'asOf' | 'changes'>
): Promise<void> {
	await writeChangeSet(tx, {
		...set,
		id: randomUUID(),
		base: set.revision - 1,
		author: '',
		reason: '',
		source: 'seed',
		undoes: null,
		contentHash: '',
		answer: {}
	});
}
