import { getLayerSchema } from '#lib/core/city/layers.ts';
import { TABLE_COLUMNS, type Lang, type TableColumn } from '#lib/carto/view-query.ts';

/** Which field of a community a column of the table shows; `null`: it is computed. */
export function fieldOfColumn(column: TableColumn, lang: Lang): string | null {
	switch (column) {
		case 'name':
			return lang === 'en' ? 'nameEn' : 'name';
		case 'cluster':
			return 'clusterId';
		case 'property':
			return 'propertyManagement';
		case 'state':
		case 'households':
		case 'yearBuilt':
			return column;
		case 'walk':
		case 'centre':
		case 'axis':
			return null;
	}
}

/** Columns that can be edited, in their order. */
export const EDITABLE_COLUMNS = TABLE_COLUMNS.filter((column) => fieldOfColumn(column, 'zh') !== null);

/** The columns beside one that can be edited, in their order: the next, or the one before; `undefined` at the end. */
export function besideColumn(column: TableColumn, step: 1 | -1): TableColumn | undefined {
	return EDITABLE_COLUMNS[EDITABLE_COLUMNS.indexOf(column) + step];
}

/** Fields that many communities are given at once. */
export const COMMON_FIELDS = Object.keys(getLayerSchema('communities').columns).filter(
	(field) => !['id', 'name', 'nameEn', 'aliases'].includes(field)
);
