import { SCOPE_KINDS, type Scope } from '#lib/core/model/types.ts';
import type { ViewValues } from './view-query.ts';

/** The part of the city that a view selects; the whole where it selects none. */
export function scopeOf({ selection }: Pick<ViewValues, 'selection'>): Scope {
	const kind = SCOPE_KINDS.find((known) => known === selection?.kind);
	return selection && kind ? { kind, id: selection.id } : { kind: 'city', id: '' };
}
