import type { LayerName } from '../../city/types.ts';
import type { WantedChange } from '../../plan/types.ts';
import { GEOMETRY } from '../../plan/types.ts';
import type { Outcome, Reconciled, Remembered } from './types.ts';

/** What a planner takes of a reconciled file. */
export interface Taken {
	/** Rows; default: all that is sure. */
	rows?: ReadonlySet<number> | undefined;
	/** Of fields that both have changed, by row: those where the file is right. */
	clashes?: ReadonlyMap<number, ReadonlySet<string>> | undefined;
	/** Features that the file has no more and that are taken out of the plan. */
	missing?: ReadonlySet<string> | undefined;
}

/** The changes that make what was taken true, in the order of the rows: what a row refers to may be a row before it. */
export function toChanges(
	layer: LayerName,
	{ outcomes, missing }: Reconciled,
	taken: Taken = {}
): WantedChange[] {
	const { rows, clashes, missing: removed } = taken;
	return [
		...outcomes.filter(({ row }) => !rows || rows.has(row)).flatMap((one) => changesOf(layer, one, clashes)),
		...missing
			.filter((id) => removed?.has(id))
			.map((featureId): WantedChange => ({ layer, featureId, op: 'remove' }))
	];
}

function changesOf(layer: LayerName, outcome: Outcome, clashes: Taken['clashes']): WantedChange[] {
	if (outcome.kind === 'added')
		return [{ layer, featureId: outcome.featureId, op: 'add', value: outcome.feature }];
	if (outcome.kind !== 'changed') return [];
	const { featureId, fields, row } = outcome;
	const decided = outcome.clashes
		.filter(({ field }) => clashes?.get(row)?.has(field))
		.map(({ field, file }) => ({ field, after: file }));
	return [...fields, ...decided].map(({ field, after }): WantedChange => ({
		layer,
		featureId,
		op: 'set',
		field,
		value: after,
		// An outline and the entrances on it change together.
		...(field === GEOMETRY ? { group: `row-${row}` } : {})
	}));
}

/** What is remembered of the rows that were taken, by key; of rows that were the same as well. */
export function toMemory({ outcomes, keys, said }: Reconciled, taken: Taken = {}): Map<string, Remembered> {
	const memory = new Map<string, Remembered>();
	for (const outcome of outcomes) {
		const { row, kind } = outcome;
		if (kind === 'doubtful') continue;
		if ((kind === 'added' || kind === 'changed') && taken.rows && !taken.rows.has(row)) continue;
		const values = { ...said.get(row) };
		// A clash that nobody has decided is one the next time, too.
		if (kind === 'changed' && !taken.clashes?.has(row))
			for (const { field, last } of outcome.clashes) values[field] = last;
		memory.set(keys.get(row)!, { featureId: kind === 'ignored' ? null : outcome.featureId, values });
	}
	return memory;
}
