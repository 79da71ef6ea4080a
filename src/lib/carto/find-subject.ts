import { isInScope } from '#lib/core/model/rows-in-scope.ts';
import type { MeasuredPlan, Scope } from '#lib/core/model/types.ts';

/**
 * The communities that a picture of a part of the city is about, counted or not; `null` where it is about all: of the
 * city, and of a centre, whose circle says what is its own.
 */
export function findSubject({ rows }: Pick<MeasuredPlan, 'rows'>, scope: Scope): ReadonlySet<string> | null {
	if (scope.kind === 'city' || scope.kind === 'centre') return null;
	return new Set(rows.filter((row) => isInScope(row, scope)).map(({ id }) => id));
}
