import type { TableView } from '#lib/carto/view-query.ts';
import type { FigureKey } from '#lib/core/figures/types.ts';

type TableList = Pick<TableView, 'reach' | 'only'>;

const COUNTED: TableList = { reach: 'any', only: 'counted' };
const BEYOND: TableList = { reach: 'beyond', only: 'counted' };

const LISTS: Partial<Record<FigureKey, TableList>> = {
	'communities-all': { reach: 'any', only: 'all' },
	'communities-not-renovated': COUNTED,
	households: COUNTED,
	people: COUNTED,
	'floor-area': COUNTED,
	'coverage-inner': { reach: 'inner', only: 'counted' },
	'households-inner': { reach: 'inner', only: 'counted' },
	'households-beyond-inner': BEYOND,
	'communities-beyond-inner': BEYOND,
	'people-beyond-inner': BEYOND,
	'floor-area-beyond-inner': BEYOND,
	'households-beyond-outer': { reach: 'outside', only: 'counted' },
	'median-walk': COUNTED,
	'longest-walk': COUNTED,
	'along-axes': { reach: 'any', only: 'axes' },
	'along-axes-coverage-inner': { reach: 'inner', only: 'axes' }
};

/** The filters with which the table lists exactly the communities behind a figure; `undefined`: it has none. */
export function findTableList(key: FigureKey): TableList | undefined {
	return LISTS[key];
}
