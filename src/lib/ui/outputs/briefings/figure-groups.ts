import type { FigureKey } from '#lib/core/figures/types.ts';

export type FigureGroup = 'city' | 'coverage' | 'walks' | 'axes' | 'packages' | 'siting';

/** Where each figure stands in the list that a slide's number is chosen from. */
export const FIGURE_GROUPS: Readonly<Record<FigureKey, FigureGroup>> = {
	'communities-all': 'city',
	'communities-not-renovated': 'city',
	'communities-under-way': 'city',
	'communities-accepted': 'city',
	households: 'city',
	people: 'city',
	'floor-area': 'city',
	'centres-open': 'city',
	clusters: 'city',
	'coverage-inner': 'coverage',
	'coverage-outer': 'coverage',
	'households-inner': 'coverage',
	'households-outer': 'coverage',
	'households-beyond-inner': 'coverage',
	'communities-beyond-inner': 'coverage',
	'people-beyond-inner': 'coverage',
	'floor-area-beyond-inner': 'coverage',
	'households-beyond-outer': 'coverage',
	'firm-share': 'coverage',
	'doubtful-share': 'coverage',
	'never-share': 'coverage',
	'median-walk': 'walks',
	'longest-walk': 'walks',
	'along-axes': 'axes',
	'along-axes-coverage-inner': 'axes',
	packages: 'packages',
	'packages-share': 'packages',
	'packages-on-target': 'packages',
	'siting-centres': 'siting',
	'siting-gain': 'siting',
	'siting-coverage': 'siting',
	'siting-next-gain': 'siting'
};
