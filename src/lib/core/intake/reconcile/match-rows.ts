import { matchRow, type MatchBy, type RowMatch } from './match-row.ts';
import type { MatchGround } from './match-ground.ts';
import type { IntakeRow, Remembered, RowDecision } from './types.ts';

/** What a row was found to be, or what a planner has decided of it. */
export type Decided = RowMatch | { isIgnored: true };

/** What is certain comes before what is less so: the row that is called as a feature has it, not one that is nearly so. */
const ORDER = ['decided', 'remembered', 'number', 'name', 'gist', 'alike'] as const;
/** Two rows that are only alike to one feature are both asked. */
const IS_SHARED: ReadonlySet<string> = new Set<MatchBy>(['gist', 'alike']);

interface Found {
	row: number;
	featureId: string;
	by: (typeof ORDER)[number];
}

/**
 * Which features rows are, each feature one row at most. Of rows that are one feature by equal evidence the first has it,
 * and the others are asked as `taken`; by names that are only alike none has.
 *
 * @param rows with references as ids
 * @returns by row
 * @throws RangeError if somebody has decided that a row is a feature which is not there
 */
export function matchRows(
	rows: readonly IntakeRow[],
	ground: MatchGround,
	{
		decisions,
		recall
	}: {
		decisions: ReadonlyMap<number, RowDecision>;
		recall: (row: number) => Remembered | undefined;
	}
): Map<number, Decided> {
	const decided = new Map<number, Decided>();
	const found: Found[] = [];
	for (const row of rows) {
		const one = decide(row, ground, decisions.get(row.row), recall(row.row));
		if ('featureId' in one) found.push({ row: row.row, ...one });
		else decided.set(row.row, one);
	}
	const taken = new Map<string, Found>();
	for (const by of ORDER)
		for (const one of found.filter((it) => it.by === by)) {
			const { row, featureId } = one;
			const other = taken.get(featureId);
			if (!other) {
				taken.set(featureId, one);
				decided.set(row, { featureId, by: IS_FOUND.has(by) ? (by as MatchBy) : 'number' });
				continue;
			}
			const name = String(ground.plan[ground.layer].get(featureId)!.properties.name ?? featureId);
			const candidates = [{ id: featureId, score: 1, name }];
			const isShared = other.by === by && IS_SHARED.has(by);
			decided.set(row, { doubt: isShared ? 'alike' : 'taken', candidates });
			if (isShared) decided.set(other.row, { doubt: 'alike', candidates });
		}
	return decided;
}

const IS_FOUND: ReadonlySet<string> = new Set<MatchBy>(['number', 'name', 'gist', 'alike']);

function decide(
	row: IntakeRow,
	ground: MatchGround,
	decision: RowDecision | undefined,
	remembered: Remembered | undefined
): Exclude<Decided, { featureId: string }> | { featureId: string; by: Found['by'] } {
	const features = ground.plan[ground.layer];
	if (decision) {
		if ('isIgnored' in decision) return decision;
		if ('isNew' in decision) return { isNew: true };
		if (!features.has(decision.is))
			throw new RangeError(`Row ${row.row}: there is no "${decision.is}" in ${ground.layer}.`);
		return { featureId: decision.is, by: 'decided' };
	}
	if (remembered?.featureId === null) return { isIgnored: true };
	if (remembered && features.has(remembered.featureId))
		return { featureId: remembered.featureId, by: 'remembered' };
	return matchRow(row, ground);
}
