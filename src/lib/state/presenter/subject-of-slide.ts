import { findSubject } from '#lib/carto/find-subject.ts';
import { computeFigure } from '#lib/core/figures/compute-figure.ts';
import type { FigureKey } from '#lib/core/figures/types.ts';

import type { PreparedSlide } from './types.ts';

/** Numbers that are of some communities and not of others: the map stresses those it counts. */
const SUBJECTS: Partial<Record<FigureKey, FigureKey>> = {
	'households-beyond-inner': 'households-beyond-inner',
	'communities-beyond-inner': 'communities-beyond-inner',
	'people-beyond-inner': 'people-beyond-inner',
	'floor-area-beyond-inner': 'floor-area-beyond-inner',
	'households-beyond-outer': 'households-beyond-outer',
	'never-share': 'never-share',
	'along-axes': 'along-axes',
	'along-axes-coverage-inner': 'along-axes'
};

/**
 * The communities that a slide is about: those that its number counts apart from others, else those of the part of the
 * city that its view selects; `null`: it is about all of them, or none.
 */
export function subjectOfSlide({
	slide,
	scope,
	source,
	faults
}: Pick<PreparedSlide, 'slide' | 'scope' | 'source' | 'faults'>): ReadonlySet<string> | null {
	if (slide.kind !== 'map' || faults.some(({ kind }) => kind === 'gone')) return null;
	const key = slide.figure && SUBJECTS[slide.figure];
	if (key) {
		const ids = computeFigure(key, source, scope).communityIds;
		return ids.length > 0 ? new Set(ids) : null;
	}
	return findSubject(source.plan, scope);
}
