import type { Edit, Ground } from '../what-if/types.ts';
import type { Candidate } from './list-candidates.ts';

/**
 * The edits that turn a plan into what was chosen: new centres are added, and open ones that were not chosen are
 * closed where they could have been moved.
 *
 * @param selected columns of the problem: the ground's centres, then the candidates
 * @param idOf of the centre that a candidate becomes; default: its own id
 */
export function listSiteEdits(
	{ centres }: Ground,
	candidates: readonly Candidate[],
	selected: readonly number[],
	{
		isMovable,
		idOf = ({ id }) => id
	}: { isMovable: boolean; idOf?: (candidate: Candidate, index: number) => string }
): Edit[] {
	const chosen = new Set(selected);
	const closed = isMovable ? centres.filter((_, column) => !chosen.has(column)) : [];
	const added = selected.flatMap((column) => candidates[column - centres.length] ?? []);
	return [
		...closed.map(({ id }): Edit => ({ kind: 'close-centre', centreId: id })),
		...added.map((candidate, i): Edit => ({
			kind: 'add-centre',
			centreId: idOf(candidate, i),
			lngLat: candidate.lngLat
		}))
	];
}
